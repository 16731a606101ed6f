// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { Options } from '../../components/Options';
import { SETTING_NAMES, settings } from '../../lib/settings/settings';
import { english as t } from '../support/english';

it('draws a labelled switch for every setting and reports each choice', () => {
  const onChoose = vi.fn();
  const choices = SETTING_NAMES.map((name) => ({ name, ...settings[name], on: true }));
  act(() =>
    render(
      <Options form={{ choices, t, onChoose }} version="1.2.3" t={t} onOpenArchive={vi.fn()} />,
      document.body,
    ),
  );
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
