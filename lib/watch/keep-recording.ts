import type { Evidence } from '../evidence/evidence';
import { type Recording, record, toReplayFile } from '../evidence/recording';
import { storedItem } from '../platform/storage';

/** The last two hours of evidence, as they go into an incident report. In memory only: it dies with the browser. */
const recording = storedItem<Recording>('session', 'recording', []);

/** Adds what was observed. */
export async function keepRecording(seen: Evidence[]): Promise<void> {
  const before = await recording.get();
  const after = seen.reduce(record, before);
  if (after !== before) await recording.set(after);
}

/**
 * The incident report: what was seen in the last two hours as a replay file, in JSON. No content, address or identifier of the user is in
 * it. `version` is that of this extension, `now` in epoch ms.
 */
export async function incidentReport(version: string, now: number): Promise<string> {
  const title = `Lifeboat ${version}, incident report`;
  return JSON.stringify(toReplayFile(await recording.get(), title, now), null, 1);
}
