import { composerAt, composerIn, isSend, isTextArea } from '../chatgpt/composer';

export interface ComposerSenses {
  /** The text may have changed. `byUser`: by a keystroke, a paste, a cut, a drop; else the site or a dictation wrote it. */
  changed(composer: Element, byUser: boolean): void;
  /** The user sends what stands in the composer, now. */
  sending(composer: Element | null): void;
}

/**
 * Hears of every way in which a prompt gets into the composer. Typing, paste and drop are input events; a dictation and the site
 * itself write without one, so whatever composer was last touched is watched for changes, too. Each hears of it before the page
 * does, and costs no more than a look at where it happened.
 */
export function senseComposer(document: Document, signal: AbortSignal, told: ComposerSenses): void {
  let watched: Element | null = null;
  const writes = new MutationObserver(() => {
    if (watched) told.changed(watched, false);
  });
  const watch = (composer: Element) => {
    if (composer === watched) return;
    writes.disconnect();
    watched = composer;
    writes.observe(composer, { childList: true, subtree: true, characterData: true });
  };
  const onInput = (event: Event) => {
    const composer = composerAt(event.target);
    if (!composer) return;
    watch(composer);
    told.changed(composer, true);
  };
  /** What the page did to a plain text box nobody tells of: it is looked at before the user writes on there. */
  const onBeforeInput = (event: Event) => {
    const composer = composerAt(event.target);
    if (composer && composer === watched && isTextArea(composer)) told.changed(composer, false);
  };
  /** The composer itself, or a button beside it: whoever dictates touches no key. */
  const onTouch = (event: Event) => {
    const composer = composerAt(event.target) ?? composerIn(event.target);
    if (composer) watch(composer);
  };
  const onKey = (event: KeyboardEvent) => {
    const isEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    const composer = isEnter ? composerAt(event.target) : null;
    if (composer) told.sending(composer);
  };
  const onSend = (event: Event) => {
    onTouch(event);
    if (event.type === 'submit' || isSend(event.target)) told.sending(composerIn(event.target) ?? watched);
  };
  // Before the page itself hears of it, whatever it then does with it.
  const early = { capture: true, passive: true, signal } as const;
  document.addEventListener('beforeinput', onBeforeInput, early);
  document.addEventListener('input', onInput, early);
  document.addEventListener('focusin', onTouch, early);
  document.addEventListener('keydown', onKey, early);
  document.addEventListener('click', onSend, early);
  document.addEventListener('submit', onSend, early);
  signal.addEventListener('abort', () => writes.disconnect(), { once: true });
}
