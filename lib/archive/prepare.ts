import type { Revision } from '../database/schema';
import { derive, type View } from './derive';
import { hashOf } from './keep';
import { type Packed, pack } from './pack';
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
 * Rejects with the reader's error when it is no conversation.
 */
export async function prepare(
  { account, served, source, capturedAt, partialBecause }: CandidateRevision,
  { seq, keptAt }: { seq: number; keptAt: number },
): Promise<Prepared> {
  const view = derive(served, partialBecause);
  const bodies = await Promise.all(served.bodies.map(pack));
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
