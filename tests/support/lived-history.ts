import type { DayOfUse } from '../../lib/history/availability';
import type { SeenIncident } from '../../lib/history/incident';
import { localDay } from '../../lib/history/local-day';
import type { PublishedIncident } from '../../lib/history/published';
import { BAR_DAYS } from '../../lib/surfaces/availability-bars';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** Rows of the database, by their stores. */
export interface LivedHistory {
  days: DayOfUse[];
  incidents: SeenIncident[];
  publishedIncidents: PublishedIncident[];
}

/** Ninety days of somebody who works with ChatGPT except on Sundays, with three outages in them. `now` in epoch ms. */
export function livedHistory(now: number): LivedHistory {
  const noon = new Date(now).setHours(12, 0, 0, 0);
  const bad = new Map([
    [9, { worked: 11, failed: 9 }],
    [33, { worked: 24, failed: 3 }],
    [61, { worked: 6, failed: 12 }],
    [62, { worked: 30, failed: 2 }],
  ]);
  const days = Array.from({ length: BAR_DAYS }, (_, index) => BAR_DAYS - 1 - index)
    .filter((ago) => new Date(noon - ago * DAY).getDay() !== 0)
    .map((ago): DayOfUse => {
      const messages = bad.get(ago) ?? { worked: 18 + ((ago * 7) % 23), failed: 0 };
      return { day: localDay(noon - ago * DAY), messages, pages: { worked: 12, failed: 0 } };
    });
  const seen = (ago: number, minutes: number, left: SeenIncident['left']): SeenIncident => {
    const since = noon - ago * DAY;
    return {
      since,
      endedAt: since + minutes * MINUTE,
      left,
      timeline: [
        { at: since, is: 'outage-suspected' },
        { at: since + minutes * MINUTE, is: 'operational' },
      ],
      routes: ['generation'],
      because: [{ kind: 'answers-failed', count: 6, status: 503 }],
    };
  };
  const published = (
    id: string,
    name: string,
    ago: number,
    late: number,
    minutes: number,
  ): PublishedIncident => {
    const postedAt = noon - ago * DAY + late * MINUTE;
    return {
      ...{ id, name, postedAt, components: [], status: 'resolved' },
      openAt: postedAt + minutes * MINUTE,
      clearAt: postedAt + (minutes + 5) * MINUTE,
    };
  };
  return {
    days,
    incidents: [seen(61, 154, 'page'), seen(33, 12, 'own-success'), seen(9, 47, 'own-success')],
    publishedIncidents: [
      published('01K6Z0Q1V7G000000000000000', 'Elevated errors in ChatGPT', 61, 21, 180),
      published('01KB0Q1V7G0000000000000000', 'Conversations fail to load for some users', 9, -4, 60),
    ],
  };
}
