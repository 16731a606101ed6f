import type { AssistantChoice } from '../../lib/handoff/assistants';
import { EVERY_ASSISTANT } from '../../lib/handoff/assistants';
import type { StoredItem } from '../../lib/platform/storage';
import { assistantsItem } from '../../lib/settings/assistants-item';
import { exclusions } from '../../lib/settings/exclusions';
import { SETTING_NAMES, type SettingName, settings } from '../../lib/settings/settings';

/** What the user has decided, always at hand. */
export type Wishes = Record<SettingName, boolean> & {
  assistants: AssistantChoice;
  /** Whether this conversation may be kept without being asked; nothing is before the user's wishes are known. */
  mayKeep(conversationId: string): Promise<boolean>;
};

/** Follows the settings; calls back with each change. Until they are read, what holds for everybody holds. */
export function followWishes(signal: AbortSignal, onChange: () => void): Wishes {
  const usual = Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name].fallback]));
  let excluded: readonly string[] = [];
  const known: Promise<void>[] = [];
  const mayKeep = async (conversationId: string) => {
    await Promise.all(known);
    return wishes.autoBackup && !excluded.includes(conversationId);
  };
  const wishes = { ...usual, assistants: EVERY_ASSISTANT, mayKeep } as Wishes;
  const follow = <T>(item: StoredItem<T>, take: (value: T) => void) => {
    const changed = (value: T) => {
      take(value);
      onChange();
    };
    known.push(item.get().then(changed, () => undefined));
    item.watch(changed, signal);
  };
  for (const name of SETTING_NAMES)
    follow(settings[name], (value) => {
      wishes[name] = value;
    });
  follow(exclusions, (value) => {
    excluded = value;
  });
  follow(assistantsItem, (value) => {
    wishes.assistants = value;
  });
  return wishes;
}
