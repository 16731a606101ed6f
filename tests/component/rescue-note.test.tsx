// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { RescueNote, type RescueNoteProps } from '../../components/RescueNote';
import { english as t } from '../support/english';

afterEach(() => render(null, document.body));

function show(note: RescueNoteProps['note'], onPutBack = vi.fn(() => true)) {
  const deeds = { onCopy: vi.fn(), onPutBack, onDismiss: vi.fn() };
  act(() => render(<RescueNote {...deeds} note={note} theme="auto" t={t} />, document.body));
  return deeds;
}
const press = (name: string) =>
  act(async () =>
    [...document.querySelectorAll('button')]
      .find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name)
      ?.click(),
  );
const PROMPT = { kind: 'prompt', text: 'a lost prompt', at: Date.now() - 180_000, wasSent: true } as const;

it('says that the prompt is safe, politely, and offers both ways back', async () => {
  const deeds = show(PROMPT);
  expect(document.querySelector('[role="status"]')?.textContent).toBe(
    'Your prompt is safea lost promptSent 3 minutes ago, but ChatGPT has not confirmed it',
  );
  await press('Put back');
  expect(deeds.onPutBack).toHaveBeenCalledOnce();
  expect(deeds.onCopy).not.toHaveBeenCalled();
  await press('Copy');
  expect(deeds.onCopy).toHaveBeenCalledOnce();
  await press('Dismiss');
  expect(deeds.onDismiss).toHaveBeenCalledOnce();
});

it('copies when the page does not take it', async () => {
  const { onCopy } = show(
    PROMPT,
    vi.fn(() => false),
  );
  await press('Put back');
  expect(onCopy).toHaveBeenCalledOnce();
  expect(document.querySelector('.told')?.textContent).toBe('Copied.');
});

it('says that it works again, and how to mend a page that stays broken', () => {
  show({ kind: 'back', reload: true });
  expect(document.querySelector('.words')?.textContent).toMatch(
    /^Your messages get through again\..*Ctrl\+Shift\+R/,
  );
  show({ kind: 'back', reload: false });
  expect(document.querySelector('.words')?.textContent).toBe('Your messages get through again.');
});
