import { defineBackground } from '#imports';
import { headOf, latestHead } from '../lib/archive/heads';
import { createBackUpEverything } from '../lib/backfill/back-up-everything';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';
import { openDatabase } from '../lib/database/open';
import { onWake } from '../lib/platform/alarms';
import { renewWords } from '../lib/platform/chosen-words';
import { onStart } from '../lib/platform/life';
import { type Handlers, serve } from '../lib/platform/messages';
import { onPermissionsChanged } from '../lib/platform/permissions';
import { isContentScriptOn, isOwnPage, onTabClosed, openPage, tabOf } from '../lib/platform/tabs';
import { followWords } from '../lib/platform/translate';
import { onNoticeClicked } from '../lib/surfaces/notification';
import { browserWorld } from '../lib/watch/browser-world';
import { openWhatHelps } from '../lib/watch/open-what-helps';
import { createWatch } from '../lib/watch/watch';
import { watchOpenTabs } from '../lib/watch/watch-open-tabs';

/** Every listener is registered in the first turn; what they do waits for what was remembered. */
export default defineBackground({ type: 'module', main });

function main(): void {
  const now = () => Date.now();
  const words = followWords(new AbortController().signal, () => void watch.tick());
  const watch = createWatch(browserWorld(words, now));
  const everything = createBackUpEverything(now);

  const forContentScripts = {
    async 'evidence/report'(sender, seen) {
      await watch.take(seen.map((one) => ({ ...one, tab: tabOf(sender) })));
      await everything.saw(seen);
    },
    'tab/visible': (sender, visible) => {
      everything.visited();
      return watch.take([{ kind: 'tab', at: now(), tab: tabOf(sender), visible }]);
    },
    'network/changed': (_sender, online) => watch.take([{ kind: 'network', at: now(), online }]),
    'situation/get': () => watch.situation(),
    'revision/keep': (_sender, candidate) => everything.keep(candidate),
    'backfill/may-read': () => everything.mayRead(),
    'archive/holds': async (_sender, id) => {
      const database = await openDatabase();
      const here = id !== null && (await headOf(database, null, id)) !== null;
      return { here, any: here || (await latestHead(database)) !== null };
    },
    'archive/open': (_sender, id) => openPage(`archive.html${id ? `#/c/${encodeURIComponent(id)}` : ''}`),
  } satisfies Partial<Handlers>;

  const forPages = {
    'popup/opened': async () => void (await watch.checkNow()),
    'status/check-now': () => watch.checkNow(),
    ...everything.forPages,
  } satisfies Partial<Handlers>;
  serve([
    { allows: (sender) => isContentScriptOn(CHATGPT_ORIGIN, sender), handlers: forContentScripts },
    { allows: isOwnPage, handlers: forPages },
  ]);
  onWake(() => watch.tick());
  onNoticeClicked(async () => openWhatHelps((await watch.situation()).verdict.is));
  onPermissionsChanged(() => {
    void watch.tick();
    void watchOpenTabs();
  });
  onTabClosed((tab) => watch.take([{ kind: 'tab', at: now(), tab, visible: false }]));
  onStart({
    installed: async (isNew) => {
      await (isNew ? openPage('welcome.html') : renewWords());
      await watchOpenTabs();
    },
    browserStarted: () => watch.tick(),
  });
  // Woken or new: badges do not survive a restart everywhere, and what was due while the worker was dead is due now.
  void watch.tick();
  everything.go();
}
