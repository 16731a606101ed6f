// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { Options, type OptionsProps } from '../../components/Options';
import { TARGETS } from '../../lib/handoff/targets';
import { isQuiet } from '../../lib/settings/quiet-hours';
import { REMINDER_DAYS } from '../../lib/settings/reminder-days';
import { SETTING_NAMES, settings } from '../../lib/settings/settings';
import { english as t } from '../support/english';

const props = (): OptionsProps => ({
  form: { choices: [], t, onChoose: vi.fn() },
  quietHours: { hours: null, t, onChange: vi.fn() },
  reminder: { offered: REMINDER_DAYS, days: 30, t, onChange: vi.fn() },
  language: { chosen: null, t, onChoose: vi.fn() },
  assistants: {
    targets: TARGETS,
    choice: { hidden: ['grok'], addresses: {}, own: [{ id: 'own-1', name: 'Team', url: 'nonsense' }] },
    t,
    onChange: vi.fn(),
  },
  prompts: { prompts: [], t, onCopy: vi.fn(), onPutBack: null, onDelete: vi.fn() },
  data: {
    size: { conversations: 12, bytes: 3_400_000, prompts: 2, excluded: 3 },
    verifiedAt: null,
    t,
    onOpenArchive: vi.fn(),
    onVerify: vi.fn(),
    onSaveFile: vi.fn(),
    onClearPrompts: vi.fn(),
    onIncludeAll: vi.fn(),
    onDeleteEverything: vi.fn(async () => {}),
  },
  access: true,
  version: '1.2.3',
  t,
  onGrantAccess: vi.fn(),
});
const show = (shown: OptionsProps) => act(() => render(<Options {...shown} />, document.body));
const button = (name: string) => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent === name);
  if (!found) throw new Error(`No button "${name}".`);
  return found;
};
const field = (label: string) => {
  const found = [...document.querySelectorAll('label')].find(({ textContent }) =>
    textContent?.startsWith(label),
  );
  const input =
    found?.querySelector('input') ?? document.querySelector<HTMLInputElement>(`#${found?.htmlFor}`);
  if (!input) throw new Error(`No field "${label}".`);
  return input;
};
afterEach(() => render(null, document.body));

it('draws a labelled switch for every setting and reports each choice', () => {
  const onChoose = vi.fn();
  const choices = SETTING_NAMES.map((name) => ({ name, ...settings[name], on: true }));
  act(() => render(<Options {...{ ...props(), form: { choices, t, onChoose } }} />, document.body));
  expect(document.querySelector('h1')?.textContent).toBe('Settings');
  expect(document.body.textContent).toContain('Lifeboat 1.2.3');
  for (const name of SETTING_NAMES) {
    const label = document.querySelector(`label[for="${name}"]`);
    const input = document.querySelector<HTMLInputElement>(`#${name}`);
    expect(label?.textContent).toBe(t(settings[name].label));
    expect(input?.checked).toBe(true);
    act(() => input?.click());
    expect(onChoose).toHaveBeenLastCalledWith(name, false);
  }
});

it('lets people choose who is offered, where the local model is, and add their own', () => {
  const shown = props();
  const { onChange, choice } = shown.assistants;
  show(shown);
  expect(field('Grok').checked).toBe(false);
  expect(document.body.textContent).toContain('With Claude, a short text travels in the address');
  act(() => field('Grok').click());
  expect(onChange).toHaveBeenLastCalledWith({ ...choice, hidden: [] });
  act(() => field('Claude').click());
  expect(onChange).toHaveBeenLastCalledWith({ ...choice, hidden: ['grok', 'claude'] });
  const local = field('Address of the local model');
  local.value = 'http://localhost:8080/';
  act(() => void local.dispatchEvent(new Event('input', { bubbles: true })));
  expect(onChange).toHaveBeenLastCalledWith({ ...choice, addresses: { local: 'http://localhost:8080/' } });
  expect(document.body.textContent).toContain('Only https addresses');
  act(() => button('Add an assistant').click());
  expect(vi.mocked(onChange).mock.lastCall?.[0].own).toHaveLength(2);
  act(() => button('Remove').click());
  expect(onChange).toHaveBeenLastCalledWith({ ...choice, own: [] });
});

it('keeps the quiet hours by the clock, over midnight, too', () => {
  const shown = props();
  show(shown);
  act(() => field('Quiet hours').click());
  expect(shown.quietHours.onChange).toHaveBeenLastCalledWith({ from: 22 * 60, to: 7 * 60 });
  const night = { from: 22 * 60, to: 7 * 60 };
  show({ ...shown, quietHours: { ...shown.quietHours, hours: night } });
  const from = field('From');
  expect(from.value).toBe('22:00');
  from.value = '23:30';
  act(() => void from.dispatchEvent(new Event('change', { bubbles: true })));
  expect(shown.quietHours.onChange).toHaveBeenLastCalledWith({ from: 23 * 60 + 30, to: 7 * 60 });
  const at = (hour: number) => new Date(2026, 10, 25, hour).getTime();
  expect([21, 22, 3, 7].map((hour) => isQuiet(night, at(hour)))).toEqual([false, true, true, false]);
  expect([8, 12, 13].map((hour) => isQuiet({ from: 8 * 60, to: 13 * 60 }, at(hour)))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isQuiet(null, at(3))).toBe(false);
});

it('says how much there is, and deletes prompts or everything only when asked twice', async () => {
  const shown = props();
  show(shown);
  expect(document.querySelector('.size')?.textContent).toBe('12 conversations on this computer · 3.4 MB');
  act(() => button('Delete 2 kept prompts').click());
  expect(shown.data.onClearPrompts).not.toHaveBeenCalled();
  act(() => button('Delete').click());
  expect(shown.data.onClearPrompts).toHaveBeenCalledOnce();
  act(() => button('Save 3 excluded conversations again').click());
  expect(shown.data.onIncludeAll).toHaveBeenCalledOnce();
  act(() => button('Delete everything').click());
  expect(shown.data.onDeleteEverything).not.toHaveBeenCalled();
  act(() => button('Keep everything').click());
  act(() => button('Delete everything').click());
  await act(async () => button('Yes, delete everything').click());
  expect(shown.data.onDeleteEverything).toHaveBeenCalledOnce();
  expect(document.body.textContent).toContain('Everything was deleted.');
});

it('has everything verified or saved with one click, as soon as there is something', () => {
  const shown = props();
  show(shown);
  act(() => button('Verify').click());
  act(() => button('Save a backup file').click());
  expect(shown.data.onVerify).toHaveBeenCalledOnce();
  expect(shown.data.onSaveFile).toHaveBeenCalledOnce();
  show({ ...shown, data: { ...shown.data, size: { conversations: 0, bytes: 0, prompts: 0, excluded: 0 } } });
  expect(document.body.textContent).not.toContain('Save a backup file');
});

it('explains a site that the browser withdrew, with the button that brings it back', () => {
  const shown = { ...props(), access: false };
  show(shown);
  act(() => button('Grant access').click());
  expect(shown.onGrantAccess).toHaveBeenCalledOnce();
});

it('speaks the language that is chosen by its own name, or that of the browser', () => {
  const shown = props();
  show({ ...shown, language: { ...shown.language, chosen: 'ja' } });
  const select = document.querySelector<HTMLSelectElement>('#language');
  if (!select) throw new Error('No choice of a language.');
  expect(select.labels?.[0]?.textContent).toBe('Language');
  expect(select.selectedOptions[0]?.textContent).toBe('日本語');
  const choose = (value: string) => {
    select.value = value;
    act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
  };
  choose('pt_BR');
  choose('');
  expect(vi.mocked(shown.language.onChoose).mock.calls).toEqual([['pt_BR'], [null]]);
});

it('shows the prompts that are kept, and nothing of them when there are none', () => {
  const shown = props();
  show(shown);
  expect(document.body.textContent).not.toContain('Kept prompts');
  const prompt = { id: 'a-1', text: 'Why do lighthouses turn?', at: 1, conversationId: null, sentAt: 2 };
  show({ ...shown, prompts: { ...shown.prompts, prompts: [prompt] } });
  expect(document.querySelector('#prompts-title')?.textContent).toBe('Kept prompts');
  act(() => button('Copy').click());
  expect(shown.prompts.onCopy).toHaveBeenCalledWith('Why do lighthouses turn?');
  act(() => button('Delete').click());
  expect(shown.prompts.onDelete).toHaveBeenCalledWith('a-1');
});

it('lets somebody decide how often to be reminded of a backup file', () => {
  const onChange = vi.fn();
  show({ ...props(), reminder: { offered: REMINDER_DAYS, days: 30, t, onChange } });
  const select = document.querySelector<HTMLSelectElement>('#reminder');
  if (!select) throw new Error('Nothing to choose.');
  expect(select.value).toBe('30');
  select.value = '0';
  act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
  expect(onChange).toHaveBeenCalledWith(0);
});
