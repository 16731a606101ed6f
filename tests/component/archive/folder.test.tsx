// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { FolderPanel, type FolderView } from '../../../components/archive/FolderPanel';
import { USUAL_LAYOUT } from '../../../lib/archive/folder/usual-layout';
import { USUAL_OPTIONS } from '../../../lib/export/export-options';
import { english as t } from '../../support/english';

afterEach(() => act(() => render(null, document.body)));

const layout = { ...USUAL_LAYOUT, decidedAt: 1 };
const kept: FolderView = {
  folderName: 'Notes',
  layout,
  halted: null,
  writtenAt: Date.now() - 120_000,
  running: null,
  report: { done: 40, total: 40, failed: [], halted: null },
};

function panel(folder: FolderView | null) {
  const told = { onChoose: vi.fn(), onAllow: vi.fn(), onLayout: vi.fn(), onStop: vi.fn() };
  act(() => render(<FolderPanel folder={folder} t={t} {...told} />, document.body));
  return told;
}
const button = (name: string) => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent === name);
  if (!found) throw new Error(`No button "${name}".`);
  return found;
};
const status = () => document.querySelector('[role="status"]')?.textContent;

it('is offered', () => {
  const { onChoose } = panel(null);
  act(() => button('Choose a folder').click());
  expect(onChoose).toHaveBeenCalledOnce();
});

it.each<[string, Partial<FolderView>, string]>([
  ['all is in it', {}, '“Notes” is up to date: 40 of 40 conversations'],
  ['it was not looked at yet', { report: null }, '“Notes” is looked after shortly.'],
  ['it is being written', { running: { done: 3, total: 40 } }, 'Writing into “Notes”: 3 of 40'],
  [
    'one could not be written',
    { report: { done: 39, total: 40, failed: [{ title: 'Bread', why: 'Locked.' }], halted: null } },
    '“Notes” holds 39 of 40 conversations1 conversation could not be writtenBread: Locked.',
  ],
  ['it is not allowed', { halted: 'refused' }, 'The browser no longer lets Lifeboat write into “Notes”.'],
  ['it is gone', { halted: 'gone' }, '“Notes” is not where it was: it was moved, renamed or deleted.'],
  ['the disk is full', { halted: 'full' }, 'There is no room left where “Notes” is.'],
])('says so when %s', (_, over, sentence) => {
  panel({ ...kept, ...over });
  expect(status()).toBe(sentence);
});

it('says when everything was last in it, unless it is being written', () => {
  panel(kept);
  expect(document.body.textContent).toContain('Last up to date 2 minutes ago');
  panel({ ...kept, running: { done: 0, total: 1 } });
  expect(document.body.textContent).not.toContain('Last up to date');
});

it('has a way on from every trouble, and a way out', () => {
  const { onAllow, onStop } = panel({ ...kept, halted: 'refused' });
  act(() => button('Allow again').click());
  expect(onAllow).toHaveBeenCalledOnce();
  act(() => button('Stop').click());
  expect(onStop).toHaveBeenCalledOnce();
  const { onChoose } = panel({ ...kept, halted: 'gone' });
  act(() => button('Choose it again').click());
  expect(onChoose).toHaveBeenCalledOnce();
});

it('is written as the user decides', () => {
  const { onLayout } = panel(kept);
  const [format, names] = document.querySelectorAll('select');
  const pick = (select: HTMLSelectElement | undefined, value: string) => {
    if (!select) throw new Error('Nothing to choose.');
    select.value = value;
    act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
  };
  pick(format, 'html');
  expect(onLayout).toHaveBeenLastCalledWith({ ...layout, format: 'html' });
  pick(names, 'monthly');
  expect(onLayout).toHaveBeenLastCalledWith({ ...layout, options: { ...USUAL_OPTIONS, names: 'monthly' } });
});

it('is written with what one decides, as far as the format leaves a choice', () => {
  const { onLayout } = panel(kept);
  const boxes = () => [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const dollars = boxes().find(({ parentElement }) => parentElement?.textContent?.includes('dollar'));
  act(() => dollars?.click());
  expect(onLayout).toHaveBeenLastCalledWith({ ...layout, options: { ...USUAL_OPTIONS, dollars: true } });
  panel({ ...kept, layout: { ...layout, format: 'json' } });
  expect(boxes()).toEqual([]);
});
