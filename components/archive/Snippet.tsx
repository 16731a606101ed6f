import type { Piece } from '../../lib/search/snippet';

/** A line of text with what was looked for marked. */
export function Snippet({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>;
}
