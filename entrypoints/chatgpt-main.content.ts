import { defineContentScript } from '#imports';
import { createEventReader } from '../lib/capture/sse';
import { installTap } from '../lib/capture/tap';
import { TAP_BODY, TAP_LISTEN, TAP_READY, TAP_SLEEP, TAP_STARTING } from '../lib/capture/tap-message';
import { CHATGPT_ORIGIN } from '../lib/chatgpt/origins';

/** In the page's own world, before its scripts: hands facts about its requests over, and does nothing else. */
export default defineContentScript({
  matches: [`${CHATGPT_ORIGIN}/*`],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    installTap({
      window,
      elapsed: () => performance.now(),
      createEventReader,
      bodyMark: TAP_BODY,
      events: { starting: TAP_STARTING, ready: TAP_READY, listen: TAP_LISTEN, sleep: TAP_SLEEP },
    });
  },
});
