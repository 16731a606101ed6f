import { CHATGPT_ORIGIN } from '../chatgpt/origins';
import { wakeAt } from '../platform/alarms';
import { isFirefox } from '../platform/life';
import { storedItem } from '../platform/storage';
import { chatgptTabs } from '../platform/tabs';
import type { FollowedWords } from '../platform/translate';
import { settings } from '../settings/settings';
import { openai } from '../status/sources/openai';
import { createChronicle } from './chronicle';
import { PORTAL_CHECKS } from './control-probe';
import { keepRecording } from './keep-recording';
import { memorise, recall } from './memory';
import { createShow } from './show';
import { createTell, readEngineSettings } from './tell';
import type { WatchWorld } from './watch';

/** The world of the watch in a real browser. */
export function browserWorld({ t, known }: FollowedWords, now: () => number): WatchWorld {
  const chronicle = createChronicle();
  const show = createShow(t, now);
  return {
    now,
    fetch: (...args) => fetch(...args),
    status: openai,
    portalCheck: PORTAL_CHECKS[isFirefox() ? 'firefox' : 'chromium'],
    settings: () => readEngineSettings(now()),
    recall,
    memorise,
    // No surface flickers through another language.
    show: (situation) => known.then(() => show(situation)),
    tell: createTell(t, now),
    record: keepRecording,
    chronicle: (turn) => void chronicle(turn).catch(() => undefined),
    wakeAt,
    pause: storedItem<number | null>('local', 'poll-pause', null),
    mayPoll: async () =>
      (await settings.watchWithoutTabs.get()) || (await chatgptTabs(CHATGPT_ORIGIN)).length > 0,
  };
}
