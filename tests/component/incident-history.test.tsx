// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { IncidentHistory, type IncidentHistoryProps } from '../../components/IncidentHistory';
import { english as t } from '../support/english';

const base: IncidentHistoryProps = { incidents: [], own: null, told: null, t, onCopyReport: vi.fn() };
const show = (props: Partial<IncidentHistoryProps>) =>
  act(() => render(<IncidentHistory {...base} {...props} />, document.body));
const one = { key: 1, headline: '14:02 to 15:10', lines: ['The page was late.'], published: null };

afterEach(() => render(null, document.body));

it('lists each outage, and links only what has an address', () => {
  const named = { ...one, key: 2, published: { name: 'Elevated', url: 'https://status.example/i/1' } };
  const unlinked = { ...one, key: 3, published: { name: '<b>Odd</b>', url: null } };
  show({ incidents: [one, named, unlinked], own: '4 of 5.' });
  expect(document.querySelector('summary')?.textContent).toBe('Outages seen here: 3');
  expect(document.querySelectorAll('.past > li')).toHaveLength(3);
  expect([...document.querySelectorAll('a')].map(({ href, rel }) => [href, rel])).toEqual([
    ['https://status.example/i/1', 'noopener noreferrer'],
  ]);
  expect(document.body.textContent).toContain('<b>Odd</b>');
  expect(document.body.textContent).toContain('4 of 5.');
});

it('says what will appear while there is nothing', () => {
  show({});
  expect(document.body.textContent).toContain('None yet.');
});

it('offers the report and says what came of it', () => {
  const onCopyReport = vi.fn();
  show({ onCopyReport });
  const button = [...document.querySelectorAll('button')].find((each) =>
    /report/.test(each.textContent ?? ''),
  );
  act(() => button?.click());
  expect(onCopyReport).toHaveBeenCalledOnce();
  show({ told: 'Copied.' });
  expect(document.querySelector('[role="status"]')?.textContent).toBe('Copied.');
});
