// @vitest-environment happy-dom
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EmptyArchive } from '../../../components/archive/EmptyArchive';
import { Nothing } from '../../../components/archive/Nothing';
import { Trouble } from '../../../components/archive/Trouble';
import { UndoBar } from '../../../components/archive/UndoBar';
import { VerifyPanel, type VerifyState } from '../../../components/archive/VerifyPanel';
import { english as t } from '../../support/english';

afterEach(() => act(() => render(null, document.body)));
const show = (shown: VNode) => act(() => render(shown, document.body));
const text = () => document.body.textContent;
const button = (name: string) => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent === name);
  if (!found) throw new Error(`No button "${name}".`);
  return found;
};

describe('verifying', () => {
  const panel = (state: VerifyState) => {
    const told = { onVerify: vi.fn(), onCancel: vi.fn() };
    show(<VerifyPanel state={state} t={t} {...told} />);
    return told;
  };

  it('is offered', () => {
    const { onVerify } = panel({ is: 'idle' });
    act(() => button('Verify').click());
    expect(onVerify).toHaveBeenCalledOnce();
  });

  it('shows how far it is and how long it will take, and can be cancelled', () => {
    const { onCancel } = panel({ is: 'running', done: 500, total: 2_000, remainingMs: 12_300 });
    const bar = document.querySelector('[role="progressbar"]');
    expect(bar?.getAttribute('aria-valuenow')).toBe('25');
    expect(bar?.getAttribute('aria-label')).toBe('Verifying every copy');
    expect(text()).toContain('500 of 2,000 · about 12 seconds left');
    act(() => button('Cancel').click());
    expect(onCancel).toHaveBeenCalledOnce();
  });

  const done = { is: 'done', checked: 40, total: 40, cancelled: false, damaged: [] } as const;
  it.each<[string, VerifyState, string]>([
    ['all is well', done, '40 of 40 copies verified: every byte is as it was saved.'],
    [
      'it was stopped',
      { ...done, checked: 20, cancelled: true },
      'Stopped after 20 of 40 copies; those are as they were saved.',
    ],
    [
      'one is damaged',
      { ...done, damaged: [{ title: 'Bread', href: '#/c/a' }] },
      '1 of 40 copies is damaged:Bread',
    ],
  ])('says so when %s', (_what, state, sentence) => {
    panel(state);
    expect(document.querySelector('[role="status"]')?.textContent).toBe(sentence);
  });
});

it('a deletion is said and can be taken back', () => {
  const onUndo = vi.fn();
  show(<UndoBar title="Bread" t={t} onUndo={onUndo} />);
  expect(document.querySelector('[role="status"]')?.textContent).toContain('“Bread” was deleted.');
  expect(document.activeElement).toBe(button('Undo'));
  act(() => button('Undo').click());
  expect(onUndo).toHaveBeenCalledOnce();
});

it('an empty archive tells what to do', () => {
  show(<EmptyArchive t={t} />);
  expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual([
    'Nothing saved yet',
  ]);
  expect([...document.querySelectorAll('li')].map((step) => step.textContent)).toEqual([
    expect.stringContaining('saved by themselves, unless you switched that off'),
    expect.stringContaining('tells whether the conversation in front of you is saved'),
    expect.stringContaining(t('backfill_button')),
  ]);
  expect(document.querySelectorAll('button')).toHaveLength(0);
});

it.each(['blocked', 'unavailable'] as const)('an archive that is %s says what to do', (why) => {
  show(<Trouble why={why} t={t} />);
  expect(document.querySelector('[role="alert"]')?.textContent).toBe(t(`archive_trouble_${why}`));
});

it('a conversation that is not saved is said to be so, with a way back', () => {
  const onBack = vi.fn();
  show(<Nothing why="unsaved" t={t} onBack={onBack} />);
  expect(text()).toContain('This conversation is not in your archive.');
  act(() => button('Back to the list').click());
  expect(onBack).toHaveBeenCalledOnce();
  show(<Nothing why="unchosen" t={t} onBack={onBack} />);
  expect(document.querySelectorAll('button')).toHaveLength(0);
});
