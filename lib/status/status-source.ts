/** What a person does with ChatGPT, as far as a component of the page or a request of the page tells. */
export const CAPABILITIES = ['sending', 'history', 'uploads', 'images', 'voice', 'login'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/**
 * What a component is to the verdict: the two `core` ones decide it, a `feature` only colours a capability, `other` belongs to
 * another audience (API, Codex, FedRAMP) and never counts.
 */
export type ComponentRole = 'conversations' | 'login' | 'feature' | 'other';

export interface KnownComponent {
  id: string;
  name: string;
  /** Name of its group. */
  group: string;
  role: ComponentRole;
  capabilities: Capability[];
}

/** A provider's status page: where it is, and which of its components matter. One file per provider in `sources/`. */
export interface StatusSource {
  id: string;
  /** The page for people. */
  pageUrl: string;
  /** For the manifest. Redirects that leave them are not followed. */
  origins: string[];
  /** One answer with groups, states and open incidents; undocumented. */
  feedUrl: string;
  /** The documented answers, without groups: all components, the newest incidents. */
  componentsUrl: string;
  incidentsUrl: string;
  /** The group whose members make up the product. */
  group: { id: string; name: string };
  /** Name of the group for those who build on the provider's API; shown to them, and never part of a verdict. */
  developers: string;
  /** By id, because names change and repeat. */
  components: KnownComponent[];
}
