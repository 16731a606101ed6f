// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { Welcome } from '../../components/Welcome';
import { english as t } from '../support/english';

it('says what it does, what it stores and that nothing leaves, and asks only for what is missing', () => {
  const deeds = { onGrantAccess: vi.fn(), onImport: vi.fn(), onOpenOptions: vi.fn() };
  const show = (access: boolean) =>
    act(() =>
      render(<Welcome {...deeds} access={access} chatgptUrl="https://example.com/" t={t} />, document.body),
    );
  const names = () => [...document.querySelectorAll('button, a')].map(({ textContent }) => textContent);
  show(true);
  expect(names()).toEqual(['Open ChatGPT', 'Import my history', 'Settings']);
  expect(document.body.textContent).toContain('What leaves this computer');
  expect(document.body.textContent).toContain('Lifeboat has no server');
  show(false);
  expect(names()[0]).toBe('Grant access');
  for (const button of document.querySelectorAll('button')) act(() => button.click());
  for (const deed of Object.values(deeds)) expect(deed).toHaveBeenCalledOnce();
});
