/** Throws when two values differ in anything but the order of keys. For properties, which also run where there is no test runner. */
export function mustBeSame(found: unknown, expected: unknown, what: string): void {
  const [is, should] = [plain(found), plain(expected)];
  if (is !== should) throw new Error(`${what}:\n${is}\nshould be\n${should}`);
}

function plain(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (ArrayBuffer.isView(each)) return Array.from(each as Uint8Array);
    if (each instanceof Set || each instanceof Map) return [...each];
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
