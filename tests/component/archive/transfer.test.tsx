// @vitest-environment happy-dom
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChooseAll } from '../../../components/archive/ChoiceBox';
import { ConversationList } from '../../../components/archive/ConversationList';
import { DropTarget } from '../../../components/archive/DropTarget';
import { ExportPanel } from '../../../components/archive/ExportPanel';
import { TransferPanel } from '../../../components/archive/TransferPanel';
import type { TransferState } from '../../../components/archive/transfer-state';
import { emptyReport } from '../../../lib/archive/import-report';
import { USUAL_OPTIONS } from '../../../lib/export/export-options';
import { english as t } from '../../support/english';
import { aHead } from './a-head';

afterEach(() => act(() => render(null, document.body)));
const show = (shown: VNode) => act(() => render(shown, document.body));
const button = (name: string) => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent === name);
  if (!found) throw new Error(`No button "${name}".`);
  return found;
};
const status = () => document.querySelector('[role="status"]')?.textContent;

function panel(state: TransferState, exportable = true, invited = false) {
  const told = {
    onImport: vi.fn(),
    onExportAll: vi.fn(),
    onCancel: vi.fn(),
    onDismiss: vi.fn(),
  };
  const options = { id: 'options', open: false, onOpen: vi.fn() };
  show(<TransferPanel {...{ state, exportable, invited, options, t }} {...told} />);
  return { ...told, onOpen: options.onOpen };
}

describe('files in and files out', () => {
  it('are offered; an empty archive has nothing to export', () => {
    const { onExportAll, onOpen } = panel({ is: 'idle' });
    act(() => button('Export all').click());
    expect(onExportAll).toHaveBeenCalledOnce();
    act(() => button('Options').click());
    expect(onOpen).toHaveBeenCalledWith(true);
    panel({ is: 'idle' }, false);
    expect(() => button('Export all')).toThrow();
    button('Import');
  });

  it('say how to import, and put the button under the hand of who came for it', () => {
    panel({ is: 'idle' }, false);
    expect(document.body.textContent).not.toContain('Choose the ZIP file');
    panel({ is: 'idle' }, false, true);
    expect(document.body.textContent).toContain('Choose the ZIP file that ChatGPT sent you');
    expect(document.activeElement).toBe(button('Import'));
  });

  it('keep the keyboard when what was pressed gives way to something else', () => {
    panel({ is: 'idle' });
    button('Export all').focus();
    panel({ is: 'running', step: 'exporting', done: 1, total: 2, remainingMs: null });
    expect(document.activeElement).toBe(button('Cancel'));
    panel({ is: 'cancelled' });
    expect(document.activeElement).toBe(button('Close'));
    panel({ is: 'idle' });
    expect(document.activeElement).toBe(button('Import'));
  });

  it('leave the keyboard where it is as long as that is somewhere', () => {
    panel({ is: 'running', step: 'exporting', done: 1, total: 2, remainingMs: null });
    const elsewhere = document.createElement('button');
    document.body.append(elsewhere);
    elsewhere.focus();
    panel({ is: 'cancelled' });
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });

  it('hands over the files that were chosen', () => {
    const { onImport } = panel({ is: 'idle' });
    const input = document.querySelector('input[type="file"]') as HTMLInputElement;
    const files = [new File(['{}'], 'one.json')];
    Object.defineProperty(input, 'files', { value: files });
    act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
    expect(onImport).toHaveBeenCalledWith(files);
  });

  it.each([
    ['checking', 12_400_000, 80_000_000, 'Looking through the file', '13 of 80 MB · about 9 seconds left'],
    ['importing', 12_400_000, 80_000_000, 'Importing', '13 of 80 MB · about 9 seconds left'],
    ['exporting', 40, 160, 'Writing the file', '40 of 160 · about 9 seconds left'],
    ['verifying', 40, 160, 'Reading the file back', '40 of 160 · about 9 seconds left'],
  ] as const)('show how far %s is, and can be stopped', (step, done, total, label, sentence) => {
    const { onCancel } = panel({ is: 'running', step, done, total, remainingMs: 9_000 });
    const bar = document.querySelector('[role="progressbar"]');
    expect(bar?.getAttribute('aria-label')).toBe(label);
    expect(bar?.getAttribute('aria-valuenow')).toBe(total > 160 ? '15' : '25');
    expect(document.body.textContent).toContain(sentence);
    act(() => button('Cancel').click());
    expect(onCancel).toHaveBeenCalledOnce();
  });

  const skipped = [{ from: 'x.zip: a.json', because: 'damaged' as const }];
  const whole = { verified: 4_812, total: 4_812, failed: [], damaged: [] };
  it.each<[string, TransferState, string]>([
    [
      'everything is in',
      { is: 'imported', report: { ...emptyReport(), new: 4_800, unchanged: 12 } },
      '4,800 new, 0 updated, 12 unchanged.Close',
    ],
    [
      'older copies came along',
      { is: 'imported', report: { ...emptyReport(), beside: 1 } },
      '0 new, 0 updated, 0 unchanged.1 older copy was kept beside the fuller one.Close',
    ],
    [
      'something was skipped',
      { is: 'imported', report: { ...emptyReport(), new: 1, skipped } },
      '1 new, 0 updated, 0 unchanged.1 skippedx.zip: a.json: it is damaged.Close',
    ],
    [
      'there was nothing in it',
      { is: 'imported', report: emptyReport() },
      'There is no conversation in it.Close',
    ],
    [
      'it was stopped',
      { is: 'imported', report: { ...emptyReport(), new: 3, cancelled: true } },
      'Stopped. What was read until then is saved.3 new, 0 updated, 0 unchanged.Close',
    ],
    [
      'everything is out',
      { is: 'exported', name: 'b.zip', report: whole },
      '4,812 of 4,812 verified: b.zip was read back and compared.Close',
    ],
    [
      'a file is missing and a copy damaged',
      {
        is: 'exported',
        name: 'b.zip',
        report: {
          ...whole,
          verified: 4_811,
          failed: [{ title: 'Bread', path: 'json/Bread.json', why: 'missing' }],
          damaged: [{ title: null, copy: 2 }],
        },
      },
      '4,811 of 4,812 verified: b.zip was read back and compared.1 file is not as it should bejson/Bread.json: missing1 copy is damaged in the archive and could not be writtenUntitled conversation (copy 2)Close',
    ],
    ['an export was stopped', { is: 'cancelled' }, 'Stopped. Nothing was saved.Close'],
    ['it could not be', { is: 'failed', because: 'x.zip cannot be read.' }, 'x.zip cannot be read.Close'],
  ])('say so when %s', (_, state, sentence) => {
    const { onDismiss } = panel(state);
    expect(status()).toBe(sentence);
    act(() => button('Close').click());
    expect(onDismiss).toHaveBeenCalledOnce();
  });
});

describe('what goes into a ZIP file', () => {
  const shown = (over: Partial<Parameters<typeof ExportPanel>[0]> = {}) => {
    const told = { onWhat: vi.fn(), onOptions: vi.fn(), onChoose: vi.fn(), onExport: vi.fn() };
    show(
      <ExportPanel
        id="options"
        options={USUAL_OPTIONS}
        chosen={null}
        what="markdown"
        t={t}
        {...told}
        {...over}
      />,
    );
    return told;
  };
  const select = (label: string) =>
    [...document.querySelectorAll('label')]
      .find((each) => each.textContent?.startsWith(label))
      ?.querySelector('select');

  it('is decided: which, as what, under which names, with what', () => {
    const { onWhat, onOptions, onChoose, onExport } = shown();
    const pick = (label: string, value: string) => {
      const found = select(label);
      if (!found) throw new Error(label);
      found.value = value;
      act(() => void found.dispatchEvent(new Event('change', { bubbles: true })));
    };
    pick('Which', 'chosen');
    expect(onChoose).toHaveBeenCalledWith(true);
    pick('As', 'html');
    expect(onWhat).toHaveBeenCalledWith('html');
    pick('File names', 'monthly');
    expect(onOptions).toHaveBeenCalledWith({ ...USUAL_OPTIONS, names: 'monthly' });
    const box = [...document.querySelectorAll('label')].find((each) => each.textContent === 'Times');
    act(() => box?.querySelector('input')?.click());
    expect(onOptions).toHaveBeenCalledWith({ ...USUAL_OPTIONS, times: true });
    act(() => button('Save ZIP').click());
    expect(onExport).toHaveBeenCalledOnce();
  });

  it('asks nothing that would change nothing', () => {
    shown({ what: 'json' });
    expect(document.querySelectorAll('input')).toHaveLength(0);
    shown({ what: 'backup' });
    expect(select('File names')).toBeUndefined();
  });

  it('waits for the first conversation to be chosen', () => {
    shown({ chosen: 0 });
    expect(button('Save ZIP (0)').disabled).toBe(true);
    shown({ chosen: 3 });
    expect(button('Save ZIP (3)').disabled).toBe(false);
  });
});

describe('choosing in the list', () => {
  it('gives each conversation a box of its own', () => {
    const heads = [
      aHead({ conversationId: 'a', title: 'Bread' }),
      aHead({ conversationId: 'b', title: 'Tides' }),
    ];
    const toggle = vi.fn();
    const choice = {
      has: (head: { conversationId: string }) => head.conversationId === 'a',
      toggle,
      toggleAll: vi.fn(),
    };
    show(<ConversationList heads={heads} selected={null} hrefOf={() => '#'} choice={choice} t={t} />);
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    expect(boxes.map((box) => [box.getAttribute('aria-label'), box.checked])).toEqual([
      ['Choose Bread', true],
      ['Choose Tides', false],
    ]);
    act(() => boxes[1]?.click());
    expect(toggle).toHaveBeenCalledWith(heads[1]);
  });

  it('takes all that is listed at once', () => {
    const heads = [aHead({ conversationId: 'a' }), aHead({ conversationId: 'b' })];
    const choice = { has: () => false, toggle: vi.fn(), toggleAll: vi.fn() };
    show(<ChooseAll {...{ heads, choice, t }} />);
    act(() => document.querySelector('input')?.click());
    expect(choice.toggleAll).toHaveBeenCalledWith(heads);
    expect(document.querySelector('label')?.textContent).toBe('Choose all of these');
  });
});

describe('dropping files on the page', () => {
  const drag = (type: string, types: string[], files: File[] = []) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { types, files }, relatedTarget: null });
    act(() => void document.body.dispatchEvent(event));
    return event.defaultPrevented;
  };

  it('takes them, and says so while they are held over it', () => {
    const onFiles = vi.fn();
    show(<DropTarget t={t} onFiles={onFiles} />);
    expect(drag('dragover', ['Files'])).toBe(true);
    expect(document.body.textContent).toBe('Drop files to import them');
    drag('dragleave', ['Files']);
    expect(document.body.textContent).toBe('');
    const files = [new File(['{}'], 'one.json')];
    expect(drag('drop', ['Files'], files)).toBe(true);
    expect(onFiles).toHaveBeenCalledWith(files);
  });

  it('leaves words that are dragged alone', () => {
    show(<DropTarget t={t} onFiles={vi.fn()} />);
    expect(drag('dragover', ['text/plain'])).toBe(false);
  });
});
