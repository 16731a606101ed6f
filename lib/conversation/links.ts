/** Schemes a reader may follow. Everything else in a conversation (`javascript:`, `data:`, `sandbox:`) is only text. */
const FOLLOWED = /^(?:https?:\/\/|mailto:)/i;

/** The address if a reader may follow it; null otherwise. Browsers ignore white space and control characters in a scheme. */
export function safeAddress(address: string | null): string | null {
  if (address === null) return null;
  const bare = address.trim();
  return FOLLOWED.test(bare) && !/[\u0000-\u001f\u007f]/.test(bare) ? bare : null;
}

/** The host of an address, without `www.`; the address itself when it has none. */
export function hostOf(address: string): string {
  return /^[a-z]+:\/\/(?:[^/?#@]*@)?(?:www\.)?([^/?#:]+)/i.exec(address)?.[1] ?? address;
}

/** A name on one line. */
export function plainName(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

/** A Markdown link that no name and no address can break out of. */
export function linkTo(name: string, address: string): string {
  const label = plainName(name).replace(/[[\]\\`<>]/g, '\\$&');
  const target = address.replace(/[<>\\\s]/g, (character) => encodeURIComponent(character));
  return `[${label}](<${target}>)`;
}
