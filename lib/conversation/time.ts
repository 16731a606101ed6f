import type { Json } from './json';

/** Below this a number means seconds, from it on milliseconds: as seconds it would be the year 2286. */
const SMALLEST_MILLISECONDS = 1e10;

/** The largest instant a JavaScript date can hold, in ms. */
const LATEST = 8.64e15;

/**
 * A served time as epoch ms: seconds (float or whole), milliseconds, ISO text with or without zone (UTC then), or a number
 * written as text. Null when it is none of them.
 */
export function readTime(value: Json | undefined): number | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value === '') return null;
  if (/^\d+(?:\.\d+)?$/.test(value)) return fromNumber(Number(value));
  if (!/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(value);
  const hasClock = /\d\d:\d\d/.test(value);
  // The history list serves six digits of a second; dates are defined for three.
  const iso = value.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1');
  const time = Date.parse(hasZone || !hasClock ? iso : `${iso}Z`);
  return Number.isNaN(time) ? null : time;
}

function fromNumber(value: number): number | null {
  if (!Number.isFinite(value) || value < 0) return null;
  const ms = Math.round(value < SMALLEST_MILLISECONDS ? value * 1000 : value);
  return ms <= LATEST ? ms : null;
}
