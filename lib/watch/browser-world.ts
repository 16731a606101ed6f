import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import type { Translate } from '../i18n/translate';
import { wakeAt } from '../platform/alarms';
import { storedItem } from '../platform/storage';
import { chatgptTabs } from '../platform/tabs';
import { settings } from '../settings/settings';
import { openai } from '../status/sources/openai';
import { createChronicle } from './chronicle';
import { keepRecording } from './keep-recording';
import { memorise, recall } from './memory';
import { createShow } from './show';
import { createTell, readEngineSettings } from './tell';
import type { WatchWorld } from './watch';

/** The world of the watch in a real browser. */
export function browserWorld(t: Translate, now: () => number): WatchWorld {
  const chronicle = createChronicle();
  return {
    now,
    fetch: (...args) => fetch(...args),
    status: openai,
    settings: () => readEngineSettings(now()),
    recall,
    memorise,
    show: createShow(t, now),
    tell: createTell(t, now),
    record: keepRecording,
    chronicle: (turn) => void chronicle(turn).catch(() => undefined),
    wakeAt,
    pause: storedItem<number | null>('local', 'poll-pause', null),
    mayPoll: async () =>
      (await settings.watchWithoutTabs.get()) || (await chatgptTabs(CHATGPT_ORIGIN)).length > 0,
  };
}
