import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Captured data that is kept beside the checkout, never in it. A fresh clone does not have it: tests that need it say
 * so in their name and are skipped.
 */
export const sharedFixtures = resolve(process.cwd(), '../shared/fixtures');
export const hasSharedFixtures = existsSync(sharedFixtures);

/** Text of one captured file, by its path below the fixtures folder. */
export function readShared(path: string): string {
  return readFileSync(join(sharedFixtures, path), 'utf8');
}

/** Paths (below the fixtures folder) of all captured files under a folder. */
export function listShared(folder: string): string[] {
  if (!hasSharedFixtures) return [];
  return readdirSync(join(sharedFixtures, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sharedFixtures.length + 1));
}
