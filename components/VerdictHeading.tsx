import type { ComponentChildren } from 'preact';
import type { Tone } from '../lib/surfaces/appearance';
import type { VerdictId } from '../lib/verdict/verdict';
import { CapabilityChips, type CapabilityChipsProps } from './CapabilityChips';
import { VerdictIcon } from './VerdictIcon';

export interface VerdictHeadingProps {
  verdict: VerdictId;
  tone: Tone;
  /** The verdict as one sentence. */
  sentence: string;
  /** What more there is to say about it, one sentence each. */
  more: string[];
  /** The evidence in plain words. */
  evidence: string[];
  /** While an outage lasts: the odds; null when nothing can be said. */
  odds: string | null;
  chips: CapabilityChipsProps;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** The answer at a glance: a shape, the verdict as a sentence, and what it rests on. */
export function VerdictHeading({
  verdict,
  tone,
  sentence,
  more,
  evidence,
  odds,
  chips,
  children,
}: VerdictHeadingProps) {
  return (
    <section class="verdict" data-tone={tone}>
      <VerdictIcon verdict={verdict} size={36} />
      <h1>{sentence}</h1>
      {more.length > 0 && <p class="more">{more.join(' ')}</p>}
      <CapabilityChips {...chips} />
      {evidence.length > 0 && (
        <ul class="evidence">
          {evidence.map((fact, index) => (
            // By place: a fact keeps its place while the age in it ticks.
            <li key={index}>{fact}</li>
          ))}
        </ul>
      )}
      {odds && <p class="more soft">{odds}</p>}
      {children}
    </section>
  );
}
