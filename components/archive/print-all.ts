/** What is not on the page yet because nobody has come near it; paper shows everything. */
const missing = new Set<() => Promise<unknown>>();

/** Notes something that has to be there before the page is printed. Returns the function that takes it back. */
export function whenPrinting(load: () => Promise<unknown>): () => void {
  missing.add(load);
  return () => missing.delete(load);
}

/** Resolves when everything is there: messages are drawn first, and only then their pictures are known. */
export async function completeForPrint(): Promise<void> {
  for (let known = -1; known !== missing.size; ) {
    known = missing.size;
    await Promise.all([...missing].map((load) => load().catch(() => undefined)));
    await nextFrame();
  }
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Unfolds what is folded inside an element; returns the function that folds it again. */
export function unfold(within: Element): () => void {
  const folded = [...within.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
  for (const each of folded) each.open = true;
  return () => {
    for (const each of folded) each.open = false;
  };
}
