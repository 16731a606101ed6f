import type { Database } from '../database/schema';
import type { DayOfUse } from '../history/availability';
import type { SeenIncident } from '../history/incident';
import { type PublishedIncident, pageLag } from '../history/published';
import { openai } from '../status/sources/openai';

/** An outage as it was felt here, with what the status page had to say about it. */
export interface IncidentRecord {
  seen: SeenIncident;
  /** The published incident it belongs to; null when the page told of none. */
  published: PublishedIncident | null;
  /** How much later than the first failure here the page told of it, ms; negative when it was first. */
  lagMs: number | null;
}

export interface History {
  /** Newest first. */
  incidents: IncidentRecord[];
  /** What the page told of ChatGPT while Lifeboat was there to read it, newest first; felt here or not. */
  published: PublishedIncident[];
  /** Days with use, oldest first. */
  days: DayOfUse[];
}

/** Reads the whole history; it is small and bounded. Rejects when the database cannot be opened. */
export async function readHistory(database: Database): Promise<History> {
  const transaction = database.transaction(['incidents', 'publishedIncidents', 'days']);
  const [seen, published, days] = await Promise.all([
    transaction.objectStore('incidents').getAll(),
    transaction.objectStore('publishedIncidents').getAll(),
    transaction.objectStore('days').getAll(),
  ]);
  const incidents = seen.reverse().map((one) => {
    const found = pageLag(one, published, openai);
    return { seen: one, published: found?.incident ?? null, lagMs: found?.ms ?? null };
  });
  return { incidents, published: published.reverse(), days };
}
