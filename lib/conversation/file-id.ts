import type { Json } from './json';

/**
 * Id of the file that a pointer names: `file-service://file-…` (until 2025), `sediment://file_…` (since), or a page of a PDF as
 * `sediment://<hash>#file_…#p_1.jpg`. Null when it names none.
 */
export function fileIdOf(pointer: Json | undefined): string | null {
  if (typeof pointer !== 'string') return null;
  const path = pointer.replace(/^[a-z][a-z-]*:\/\//, '');
  const page = /#(file[-_][^#]+)/.exec(path)?.[1];
  return page ?? /^file[-_][\w-]+/.exec(path)?.[0] ?? null;
}
