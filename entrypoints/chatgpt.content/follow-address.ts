import type { ContentScriptContext } from '#imports';
import type { AutoBackUp } from '../../lib/capture/auto-back-up';
import type { Follower } from '../../lib/capture/follower';
import { readAddress } from '../../lib/chatgpt/urls';
import type { Journal } from '../../lib/drafts/journal';

/** ChatGPT navigates without loading pages: what is typed is written down before, and another conversation is another visit. */
export function followAddress(
  ctx: ContentScriptContext,
  { journal, follower, keeper }: { journal: Journal; follower: Follower; keeper: AutoBackUp },
): void {
  const { signal } = ctx;
  const conversationId = () => readAddress(location.href).conversationId;
  keeper.opened(conversationId());
  document.addEventListener('visibilitychange', journal.flush, { signal });
  window.addEventListener('pagehide', journal.flush, { signal });
  ctx.addEventListener(window, 'wxt:locationchange', ({ newUrl }) => {
    // Told before the address changes: what is typed still belongs to the old one.
    journal.flush();
    if (newUrl.origin !== location.origin) return;
    const from = conversationId();
    const to = readAddress(newUrl.href).conversationId;
    // A new chat gets its address while its first answer is written.
    const isNaming = from === null && follower.isBusy();
    if (to === from || isNaming) return;
    follower.left();
    follower.visited();
    keeper.opened(to);
  });
}
