import type { Revision } from '../database/schema';
import { derive, type View } from './derive';
import { hashOf } from './keep';
import { type Packed, pack as packHere } from './pack';
import type { CandidateRevision } from './revision';

/** A copy with everything that must not be awaited inside a transaction. */
export interface Prepared {
  revision: Revision;
  bodies: Packed[];
  view: View;
}

/**
 * Reads, packs and hashes a copy.
 *
 * @param keptAt epoch ms
 * @param pack who packs its bodies, when it is not this thread
 * Rejects with the reader's error when it is no conversation.
 */
export async function prepare(
  { account, served, source, capturedAt, partialBecause }: CandidateRevision,
  { seq, keptAt }: { seq: number; keptAt: number },
  pack: (text: string) => Promise<Packed> = packHere,
): Promise<Prepared> {
  const view = derive(served, partialBecause);
  const bodies = await Promise.all(served.bodies.map((body) => pack(body)));
  const revision: Revision = {
    account,
    conversationId: view.conversation.id,
    seq,
    sha256: await hashOf(served.shape, bodies),
    shape: served.shape,
    source,
    capturedAt,
    keptAt,
    capturedPartial: partialBecause,
    bodies: bodies.map(({ sha256 }) => sha256),
    holds: view.holds,
  };
  return { revision, bodies, view };
}
