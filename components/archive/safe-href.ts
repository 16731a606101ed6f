/** The address if a person may open it from a saved conversation (http and https), else undefined: no script, no data, no file. */
export function safeHref(address: string | null): string | undefined {
  if (!address) return undefined;
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
