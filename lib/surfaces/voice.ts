import type { OwnTrouble } from '../capture/own-trouble';
import type { Draft } from '../drafts/draft';
import type { Translate } from '../i18n/translate';
import type { Note } from './note';
import type { RecoveryWish } from './recovery-wish';
import type { Situation } from './situation';
import { type DismissedIncident, warningContent } from './warning';
import type { WarningContent } from './warning-content';

/** What the voice of one page is made of. */
export interface VoiceOptions {
  t: Translate;
  now: () => number;
  /** What this tab knows before anything has happened. */
  calm: OwnTrouble;
  /** Whether the user wants to be warned in the page. */
  isWanted(): boolean;
  held(): { prompt: boolean; answer: boolean; backup: boolean };
  /** What the user asked to be told; null for nothing. */
  wish(): RecoveryWish | null;
  /** They were told, and took the card away. */
  onToldDismissed(): void;
  /** The prompt of an earlier load that was lost and can be offered; null when there is none. */
  lost(): Draft | null;
  /** They do not want it. */
  onLostDismissed(lost: Draft): void;
  showWarning(content: WarningContent | null): void;
  showNote(note: Note | null): void;
  /** The card has just appeared. */
  onSpeak(): void;
}

const GOOD_NEWS_MS = 10_000;

/**
 * Decides what the two cards in the page say, from what this tab saw and what the background concluded. Only one of them is there at a
 * time, and each is drawn anew only when its words have changed.
 */
export function createVoice(options: VoiceOptions) {
  const { t, now } = options;
  let situation: Situation | null = null;
  let trouble = options.calm;
  let dismissedIncident: DismissedIncident | null = null;
  let shown: WarningContent | null = null;
  let goodNews: { note: Note; until: number } | null = null;

  function newsToTell(): Note | null {
    return goodNews && now() < goodNews.until ? goodNews.note : null;
  }

  function noteToShow(): Note | null {
    if (shown) return null;
    const news = newsToTell();
    if (news) return news;
    const draft = options.lost();
    if (!draft) return null;
    const { text, at, sentAt } = draft;
    return { kind: 'prompt', text, at: sentAt ?? at, wasSent: sentAt !== null };
  }

  function update(): void {
    const { prompt: promptHeld, answer: answerHeld, backup: backupHeld } = options.held();
    const saved = { promptHeld, answerHeld, backupHeld };
    const know = { situation, ...trouble, dismissedIncident, ...saved, wish: options.wish() };
    const before = shown;
    shown = options.isWanted() ? warningContent({ ...know, now: now(), t }) : null;
    if (JSON.stringify(shown) !== JSON.stringify(before)) options.showWarning(shown);
    options.showNote(noteToShow());
    if (shown && !before) options.onSpeak();
  }

  /** It works again, and the trouble was told of: that is told, too. */
  function tellGoodNews(): void {
    goodNews = { note: { kind: 'back', reload: trouble.ofReading }, until: now() + GOOD_NEWS_MS };
    setTimeout(update, GOOD_NEWS_MS + 1);
  }

  return {
    update,
    isSpeaking: () => shown !== null,
    concluded(news: Situation): void {
      situation = news;
      update();
    },
    heard(own: OwnTrouble): void {
      const worksAgain = (own.lastSuccessAt ?? 0) > (trouble.lastSuccessAt ?? 0);
      if (worksAgain && shown?.form === 'quiet') tellGoodNews();
      trouble = own;
      update();
    },
    /** The user took the warning away. */
    dismissed(): void {
      if (shown?.recovery === 'told') options.onToldDismissed();
      if (shown) dismissedIncident = { at: now(), form: shown.form };
      update();
    },
    /** The user took the note away. */
    noted(): void {
      const draft = options.lost();
      if (newsToTell()) goodNews = null;
      else if (draft) options.onLostDismissed(draft);
      update();
    },
    /** ChatGPT is in trouble, for all we know: not the time for reads that nobody asked for. */
    isTroubled: () =>
      trouble.seen !== null ||
      !['operational', 'reported-not-you', 'unknown'].includes(situation?.verdict.is ?? 'unknown'),
  };
}
