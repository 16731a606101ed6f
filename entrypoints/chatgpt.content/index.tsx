import { type ContentScriptContext, defineContentScript } from '#imports';
import { lastAnswer } from '../../lib/capture/rescue';
import { watchTab } from '../../lib/capture/watch-tab';
import { CHATGPT_ORIGIN } from '../../lib/chatgpt/origins';
import { createRequestLedger } from '../../lib/chatgpt/request-ledger';
import { readAddress } from '../../lib/chatgpt/urls';
import { keepJournal } from '../../lib/drafts/journal';
import { putBack } from '../../lib/drafts/put-back';
import { draftStore } from '../../lib/platform/draft-store';
import { isPrivateWindow } from '../../lib/platform/incognito';
import { send, serve } from '../../lib/platform/messages';
import { followWords } from '../../lib/platform/translate';
import { handoffOf, saveText } from './deeds';
import { followAddress } from './follow-address';
import { keepTab } from './keep-tab';
import { readingHandlers } from './reading-handlers';
import { createSpeaker } from './speaker';
import { tellPresence } from './tell-presence';
import { followWishes } from './wishes';

export default defineContentScript({
  matches: [`${CHATGPT_ORIGIN}/*`],
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(ctx) {
    if (!isPrivateWindow()) main(ctx);
  },
});

/** Watches ChatGPT, keeps what is typed and said, and speaks up when something is wrong. All of it hangs on one signal. */
function main(ctx: ContentScriptContext): void {
  const { signal } = ctx;
  const { t } = followWords(signal, () => speaker.update());
  const now = () => Date.now();
  const elapsed = () => performance.now();
  const name = crypto.randomUUID().slice(0, 8);
  const ledger = createRequestLedger();
  const place = () => readAddress(location.href);
  const conversationId = () => place().conversationId;

  const wishes = followWishes(signal, () => speaker.update());
  const isAlive = () => ctx.isValid;
  const mayStore = () => wishes.keepPrompts && !place().temporary;
  const typed = { document, store: draftStore, now, signal, name, conversationId, mayStore };
  const journal = keepJournal({ ...typed, onChange: () => speaker?.update() });
  const speaker = createSpeaker({ signal, t, isAlive, wishes, journal, conversationId });
  const keeper = keepTab({ signal, ledger, t, wishes, speaker, onRead: journal.served });
  const follower = watchTab({
    ...{ window, signal, now, elapsed, name, ledger, channel: `lifeboat-${crypto.randomUUID()}` },
    report: (seen) => send('evidence/report', seen),
    onTrouble: speaker.heard,
    onCarried: journal.carried,
    onAcknowledged: journal.acknowledged,
    onBroke: () => journal.broke(lastAnswer(document)),
    onAnswered() {
      journal.answered();
      keeper.answered(conversationId());
    },
    onTapMessage: keeper.take,
  });
  followAddress(ctx, { journal, follower, keeper });
  window.addEventListener('pagehide', keeper.flush, { signal });
  tellPresence(signal);
  serve([
    {
      allows: isAlive,
      handlers: {
        'situation/changed': (_sender, situation) => speaker.concluded(situation),
        'conversation/current': () => keeper.current(),
        'conversation/back-up': () => keeper.backUpNow(),
        'handoff/get': () => handoffOf(journal.held()),
        'draft/put-back': (_sender, text) => putBack(document, text),
        'file/save': (_sender, ...file) => saveText(...file),
        ...readingHandlers(keeper.reader),
      },
    },
  ]);
}
