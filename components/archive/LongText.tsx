import { useMemo } from 'preact/hooks';

/** About a page: pieces out of sight cost no layout. In characters. */
const PIECE = 16_000;

/** A text as it was written, however long; a piece out of sight is not laid out. */
export function LongText({ text }: { text: string }) {
  const pieces = useMemo(() => cut(text), [text]);
  return (
    <>
      {pieces.map((piece, index) => (
        <p key={index} class="plain stretch" data-of-many={pieces.length > 1 || undefined} dir="auto">
          {piece}
        </p>
      ))}
    </>
  );
}

/** Pieces of a text, between lines where there are any. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const line = text.lastIndexOf('\n', from + PIECE);
    const limit = Math.min(text.length, from + PIECE);
    // Not between the halves of a surrogate pair.
    const odd = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? 1 : 0;
    const end = limit < text.length && line > from ? line + 1 : limit + odd;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}
