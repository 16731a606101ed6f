import type { Holdings, Revision } from '../database/schema';

/** What decides between two copies. */
export type Comparable = Pick<Revision, 'shape' | 'holds'>;

/**
 * Whether a new copy may take the place of the one shown. Every copy is kept whatever this says; it only chooses which one a
 * reader meets first. ChatGPT under trouble answers 200 with fewer messages, emptied texts or an older state, so the rule
 * is: never show less than before.
 *
 * | new copy                                                        | becomes current |
 * |-----------------------------------------------------------------|-----------------|
 * | seen on the page, while a served copy is there                  | never |
 * | served, while the current one was only seen on the page         | unless it shows fewer messages |
 * | lacks a message of the branch that is shown now                 | no |
 * | partial, while the current one is whole                         | only if it lacks nothing at all and adds a message |
 * | adds a message, and others that it tells as well were emptied   | no |
 * | adds a message                                                  | yes |
 * | adds nothing, and lacks a branch, has less text or is older     | no |
 * | adds nothing, lacks nothing                                     | yes |
 */
export function becomesCurrent(candidate: Comparable, current: Comparable): boolean {
  const seen = { candidate: candidate.shape === 'dom', current: current.shape === 'dom' };
  if (seen.candidate && !seen.current) return false;
  // Ids on the page are not always the server's: a served copy is compared with a rescued one by number.
  if (seen.current && !seen.candidate) return candidate.holds.active.length >= current.holds.active.length;

  if (lacks(candidate.holds, current.holds.active)) return false;
  const lacksAny = lacks(candidate.holds, current.holds.others);
  const adds = lacks(current.holds, candidate.holds.active);
  if (candidate.holds.partialBecause && !current.holds.partialBecause) return adds && !lacksAny;
  // With every message and fewer words, some of them were emptied.
  const isEmptied = !lacksAny && candidate.holds.characters < current.holds.characters;
  if (adds) return !isEmptied;
  const older = (candidate.holds.updatedAt ?? Infinity) < (current.holds.updatedAt ?? 0);
  return !lacksAny && !older && candidate.holds.characters >= current.holds.characters;
}

/** Whether any of these messages, by their ids, is on no branch of a copy. */
export function lacks({ active, others }: Holdings, ids: readonly string[]): boolean {
  const has = new Set([...active, ...others]);
  return ids.some((id) => !has.has(id));
}

/** Ids of all messages of a copy, on whatever branch. */
export function allIds({ active, others }: Holdings): string[] {
  return [...active, ...others];
}
