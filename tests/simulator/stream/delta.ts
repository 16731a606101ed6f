/** Operations of the delta v1 encoding. */
interface Delta {
  /** Channel: one per message of the stream. */
  c: number;
  /** JSON pointer. */
  p: string;
  o: 'add' | 'append' | 'replace' | 'patch';
  v: unknown;
}

/** Leaves out what repeats the previous delta, as the real encoder does: `c`, `p` and `o`, never `v`. */
export class DeltaEncoder {
  private previous: Partial<Delta> = {};

  encode(delta: Delta): Partial<Delta> {
    const short: Partial<Delta> = {};
    if (delta.p !== this.previous.p) short.p = delta.p;
    if (delta.o !== this.previous.o) short.o = delta.o;
    short.v = delta.v;
    if (delta.c !== this.previous.c) short.c = delta.c;
    this.previous = delta;
    return short;
  }
}
