import type { HandoffTarget } from './target';
import { TARGETS } from './targets';

/** Somewhere else to go on working: a row of the table, perhaps changed by the user, or one of their own. */
export type Assistant = Omit<HandoffTarget, 'seen'>;

/** What the user made of the table of assistants. */
export interface AssistantChoice {
  /** Ids of rows that are not shown. */
  hidden: string[];
  /** Addresses in place of the table's, by id. */
  addresses: Record<string, string>;
  /** Further assistants. */
  own: { id: string; name: string; url: string }[];
}

export const EVERY_ASSISTANT: AssistantChoice = { hidden: [], addresses: {}, own: [] };

/** Our own choice for assistants that we know nothing of. */
const OWN_CHARACTERS = 16_000;
/** An address longer than this is refused by servers on the way (8 kB is the usual limit of a request line). */
const LONGEST_ADDRESS = 6_000;

/** The assistants to offer, those of the user last. An address that cannot be opened is left out. */
export function assistantsOf({ hidden, addresses, own }: AssistantChoice): Assistant[] {
  const table = TARGETS.filter(({ id }) => !hidden.includes(id)).map((target) => {
    const address = addresses[target.id];
    return address && isOpenable(address) ? { ...target, url: address, prefilled: undefined } : target;
  });
  const added = own.filter(({ name, url }) => name.trim() !== '' && isOpenable(url));
  return [...table, ...added.map((one) => ({ ...one, maxCharacters: OWN_CHARACTERS }))];
}

/** Whether an address may be opened: a secure one, or one of this computer. */
export function isOpenable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** Their names as a sentence has them: "Claude", "Claude and Grok". `language` is a BCP 47 tag. */
export function namesOf(assistants: readonly Pick<Assistant, 'name'>[], language: string): string {
  return new Intl.ListFormat(language).format(assistants.map(({ name }) => name));
}

/** Where a person lands with this text: with the text in the box where the service fills it in and waits, else with an empty one. */
export function addressFor({ url, prefilled }: Assistant, text: string): string {
  const full = text === '' ? undefined : prefilled?.(text);
  return full && full.length <= LONGEST_ADDRESS ? full : url;
}
