// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WarningBar, type WarningBarProps } from '../../components/WarningBar';
import { TARGETS } from '../../lib/handoff/targets';
import { APPEARANCE } from '../../lib/surfaces/appearance';
import type { WarningContent } from '../../lib/surfaces/warning-content';
import { VERDICTS } from '../../lib/verdict/verdict';
import { english as t } from '../support/english';

const content: WarningContent = {
  verdict: 'outage-suspected',
  looks: 'outage-suspected',
  form: 'alert',
  headline: 'An outage is suspected.',
  lines: ['The page is green.', 'Your prompt is kept.'],
  details: ['2 answers failed.'],
  promptHeld: true,
  recovery: null,
  backupHeld: true,
};

function show(changes: Partial<WarningContent> = {}, more: Partial<WarningBarProps> = {}) {
  const props: WarningBarProps = {
    content: { ...content, ...changes },
    theme: 'auto',
    t,
    assistants: [{ id: 'other', name: 'Other', url: 'https://other.example/', maxCharacters: 8_000 }],
    handoff: () => ({ title: null, turns: [{ role: 'user', text: 'Hello' }], prompt: 'And the lamp?' }),
    onReadBackup: vi.fn(),
    onCopyPrompt: vi.fn(),
    onPutBack: vi.fn(() => true),
    onCopy: vi.fn(),
    onWish: vi.fn(),
    onDismiss: vi.fn(),
    ...more,
  };
  act(() => render(<WarningBar {...props} />, document.body));
  return props;
}

const nameOf = (button: Element) => button.getAttribute('aria-label') ?? button.textContent;
const names = () => [...document.querySelectorAll('button')].map(nameOf);
const press = (name: string) => {
  const button = [...document.querySelectorAll('button')].find((each) => nameOf(each) === name);
  if (!button) throw new Error(`No button "${name}".`);
  return act(async () => button.click());
};

describe('the in-page card', () => {
  afterEach(() => render(null, document.body));

  it.each(VERDICTS.filter((verdict) => APPEARANCE[verdict].warning !== 'none'))(
    'speaks up for "%s" as loud as it deserves',
    (verdict) => {
      const form = APPEARANCE[verdict].warning === 'alert' ? 'alert' : 'quiet';
      show({ verdict, form });
      const role = verdict.startsWith('outage') ? 'alert' : 'status';
      const spoken = document.querySelector('.words');
      expect(spoken?.getAttribute('role')).toBe(role);
      expect(spoken?.textContent).toBe('An outage is suspected.The page is green.Your prompt is kept.');
    },
  );

  it('offers what it can do, and nothing it cannot', () => {
    show();
    expect(names()).toEqual([
      'Dismiss',
      'Copy my prompt',
      'Put back',
      'Read my backup',
      'Continue elsewhere',
      'Details',
    ]);
    show({ promptHeld: false, backupHeld: false });
    expect(names()).toEqual(['Dismiss', 'Continue elsewhere', 'Details']);
  });

  it('does what its buttons say', async () => {
    const props = show();
    for (const name of ['Dismiss', 'Copy my prompt', 'Read my backup']) await press(name);
    expect(props.onDismiss).toHaveBeenCalledOnce();
    expect(props.onCopyPrompt).toHaveBeenCalledOnce();
    expect(props.onReadBackup).toHaveBeenCalledOnce();
    expect(document.querySelector('.told')?.textContent).toBe('Copied.');
  });

  it('admits that the browser refused to copy', async () => {
    show({}, { onCopyPrompt: () => Promise.reject(new Error('denied')) });
    await press('Copy my prompt');
    expect(document.querySelector('.told')?.textContent).toContain('did not allow copying');
  });

  it('opens what was seen in place, and closes it again', async () => {
    show();
    const panel = document.querySelector<HTMLElement>('#lifeboat-details');
    expect(panel?.hidden).toBe(true);
    await press('Details');
    expect(panel?.hidden).toBe(false);
    expect(panel?.textContent).toBe('2 answers failed.');
    await press('Details');
    expect(panel?.hidden).toBe(true);
  });

  it('says before the click whose address carries the text, and only while it does', async () => {
    const claude = TARGETS.filter(({ id }) => id === 'claude');
    const promptOf = (prompt: string) => () => ({ title: null, turns: [], prompt });
    show({}, { assistants: claude, handoff: promptOf('And the lamp?') });
    await press('Continue elsewhere');
    expect(document.querySelector('.handoff')?.textContent).toContain('With Claude, a short text travels');
    await press('Continue elsewhere');
    show({}, { assistants: claude, handoff: promptOf('lamp '.repeat(2_000)) });
    await press('Continue elsewhere');
    expect(document.querySelector('.handoff')?.textContent).not.toContain('travels');
  });

  it('copies for the assistant that was chosen and leaves opening to an ordinary link', async () => {
    const props = show();
    await press('Continue elsewhere');
    const link = document.querySelector<HTMLAnchorElement>('#lifeboat-assistants a');
    expect([link?.href, link?.target, link?.rel]).toEqual([
      'https://other.example/',
      '_blank',
      'noopener noreferrer',
    ]);
    link?.addEventListener('click', (event) => event.preventDefault());
    await act(async () => link?.click());
    expect(props.onCopy).toHaveBeenCalledWith(expect.stringMatching(/Hello(.|\n)*And the lamp\?$/));
    expect(document.querySelector('.handoff .told')?.textContent).toMatch(
      /^Copied: The last message of 1, \d+/,
    );
  });

  it('takes the wish to be told, shows that it holds, and takes it back', async () => {
    const { onWish } = show({ recovery: 'offered' });
    await press('Tell me when it works again');
    expect(onWish).toHaveBeenLastCalledWith(true);
    expect(document.body.textContent).toContain('You will be told.');
    const again = show({ recovery: 'wished' });
    expect(document.querySelector('[aria-pressed="true"]')?.textContent).toBe('Tell me when it works again');
    await press('Tell me when it works again');
    expect(again.onWish).toHaveBeenLastCalledWith(false);
  });

  it('says no longer what came of a click when there is other news', async () => {
    show();
    await press('Put back');
    expect(document.body.textContent).toContain('It is back in the box.');
    show({ headline: 'Your messages get through again.', promptHeld: false });
    expect(document.body.textContent).not.toContain('It is back in the box.');
  });

  it('looks like good news while its verdict still waits whether that lasts', () => {
    show({ looks: 'operational' });
    const card = document.querySelector('.card');
    expect(card?.getAttribute('data-tone')).toBe('good');
    expect(card?.querySelector('[role="alert"]')).not.toBeNull();
  });

  it('has nothing to offer but to be taken away when it only says that it works again', () => {
    show({ recovery: 'told', promptHeld: false, backupHeld: false, details: [] });
    expect(names()).toEqual(['Dismiss']);
  });

  it('never takes the focus from the composer', () => {
    const composer = document.body.appendChild(document.createElement('textarea'));
    composer.focus();
    const place = document.body.appendChild(document.createElement('div'));
    act(() =>
      render(
        <WarningBar
          {...{ content, theme: 'auto', t, assistants: [] }}
          {...{ onReadBackup: vi.fn(), onCopyPrompt: vi.fn(), onPutBack: () => true, onCopy: vi.fn() }}
          onWish={vi.fn()}
          handoff={() => ({ title: null, turns: [], prompt: null })}
          onDismiss={vi.fn()}
        />,
        place,
      ),
    );
    expect(document.activeElement).toBe(composer);
    render(null, place);
    place.remove();
    composer.remove();
  });

  it('keeps the words in place while only an age in them ticks, so that nothing is read out twice', () => {
    show({ lines: ['Read 40 seconds ago.'] });
    const [headline, line] = document.querySelectorAll('.words p');
    show({ lines: ['Read 41 seconds ago.'] });
    expect([...document.querySelectorAll('.words p')]).toEqual([headline, line]);
    expect(line?.textContent).toBe('Read 41 seconds ago.');
    expect(document.querySelector('.words')?.getAttribute('aria-relevant')).toBe('additions');
  });

  it.each(['light', 'dark', 'auto'] as const)('follows the page when it is %s', (theme) => {
    show({}, { theme });
    expect(document.querySelector<HTMLElement>('.card')?.dataset.theme).toBe(theme);
  });

  it('never grows beyond the room it is given', () => {
    show({}, { room: 210 });
    expect(document.querySelector<HTMLElement>('.card')?.style.getPropertyValue('--room')).toBe('210px');
  });
});
