import type { VerdictId } from '../verdict/verdict';

/** What the in-page warning says: words only, ready to show. `lib/surfaces/warning.ts` decides it. */
export interface WarningContent {
  verdict: VerdictId;
  /** The verdict whose shape and colours it has: its own, or `operational` when it works again and the verdict waits whether that lasts. */
  looks: VerdictId;
  /** `alert` for the two outage verdicts, `quiet` for everything else. */
  form: 'quiet' | 'alert';
  /** What is wrong, one sentence. */
  headline: string;
  /** What the status page says and how old that is; what is safe. One sentence each. */
  lines: string[];
  /** The evidence as sentences, behind "Details". */
  details: string[];
  /** A prompt is held: "Copy my prompt" is offered. */
  promptHeld: boolean;
  /** `offered`: the user may ask to be told when it works again · `wished`: they have · `told`: it is what this card says. */
  recovery: 'offered' | 'wished' | 'told' | null;
  /** A copy of this conversation (or any) is held: "Read my backup" is offered. */
  backupHeld: boolean;
}
