import type { Translate } from '../i18n/translate';

/** What a handoff is made of. */
export interface Handoff {
  title: string | null;
  /** In order; only what was said, by `user` or `assistant`. */
  turns: { role: string; text: string }[];
  /** What the user wanted to send and could not; null when there is nothing. */
  prompt: string | null;
}

/** A text to take elsewhere, and how much of the conversation is in it. */
export interface HandoffText {
  text: string;
  /** Messages of the conversation that are in it (the last one perhaps not whole), and how many there are. */
  kept: number;
  of: number;
}

/** How much of a conversation people may choose to take along, in characters. Zero: the prompt alone. */
export const HANDOFF_SIZES = [0, 4_000, 8_000, 16_000, 32_000] as const;

const BETWEEN = '\n\n';

/**
 * A text to go on with elsewhere, of at most `maxCharacters`: the last turns, whole, as many as fit; what had to be left out is said;
 * the unsent prompt stands last, for that is what the other assistant is to answer.
 */
export function composeHandoff(
  { title, turns, prompt }: Handoff,
  { maxCharacters, t }: { maxCharacters: number; t: Translate },
): HandoffText {
  const asked = prompt?.trim() || null;
  const said = turns.filter(
    ({ role, text }) => (role === 'user' || role === 'assistant') && text.trim() !== '',
  );
  // The prompt may be on the page as the last turn already.
  if (asked && said.at(-1)?.role === 'user' && said.at(-1)?.text.trim() === asked) said.pop();
  const alone = { kept: 0, of: said.length };
  if (said.length === 0) return { ...alone, text: cut(asked ?? '', maxCharacters) };

  const head = [t('handoff_intro'), ...(title ? [t('handoff_title', { title })] : [])];
  const tail = asked ? [t('handoff_prompt'), asked] : [];
  const leftOut = t('handoff_left_out', { count: said.length });
  const fixed = [...head, leftOut, ...tail].join(BETWEEN).length + BETWEEN.length;
  // A prompt that fills everything by itself goes alone.
  if (asked && fixed >= maxCharacters) return { ...alone, text: cut(asked, maxCharacters) };

  const spoken = said.map(
    ({ role, text }) => `${t(role === 'user' ? 'handoff_you' : 'handoff_assistant')}\n${text.trim()}`,
  );
  const kept: string[] = [];
  let room = maxCharacters - fixed;
  while (spoken.length > kept.length) {
    const turn = spoken[spoken.length - kept.length - 1] ?? '';
    if (turn.length + BETWEEN.length > room) break;
    room -= turn.length + BETWEEN.length;
    kept.unshift(turn);
  }
  // Not even the last one fits: its end is worth more than nothing.
  const end = spoken.at(-1) ?? '';
  const last = kept.length === 0 ? [`…${end.slice(-Math.max(room - BETWEEN.length - 1, 0))}`] : kept;
  const missing = spoken.length - last.length;
  const left = missing > 0 ? [t('handoff_left_out', { count: missing })] : [];
  return {
    text: [...head, ...left, ...last, ...tail].join(BETWEEN),
    kept: last.length,
    of: spoken.length,
  };
}

/** The same for a size that was chosen from `HANDOFF_SIZES`. */
export function composeInSize(handoff: Handoff, size: number, t: Translate): HandoffText {
  const alone = size === 0 && handoff.prompt?.trim();
  if (alone) return { text: handoff.prompt?.trim() ?? '', kept: 0, of: handoff.turns.length };
  return composeHandoff(handoff, { maxCharacters: size || HANDOFF_SIZES[1], t });
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
