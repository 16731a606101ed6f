import type { ComponentChildren } from 'preact';
import type { VerdictId } from '../lib/verdict/verdict';

const circle = <circle cx="12" cy="12" r="9.5" />;
const exclamation = (
  <>
    <path d="M12 7.5v5.5" />
    <path d="M12 16.4v.1" />
  </>
);

/** One shape per verdict, so that none depends on its colour. Drawn on 24 × 24 with round strokes. */
const SHAPES: Record<VerdictId, ComponentChildren> = {
  operational: (
    <>
      {circle}
      <path d="m7.8 12.4 2.9 2.9 5.6-6" />
    </>
  ),
  // A flag: somebody reports it.
  'reported-not-you': <path d="M5.5 21.5v-19m0 1.5h12.4l-2.7 4.2 2.7 4.3H5.5" />,
  degraded: (
    <>
      {circle}
      <path d="M7 12.9c1.2-2.4 3-2.4 5-.9s3.8 1.5 5-.9" />
    </>
  ),
  'outage-suspected': (
    <>
      <path d="M10.4 3.4 1.9 18.2a1.9 1.9 0 0 0 1.6 2.8h17a1.9 1.9 0 0 0 1.6-2.8L13.6 3.4a1.9 1.9 0 0 0-3.2 0Z" />
      <path d="M12 8.8v4.7" />
      <path d="M12 17v.1" />
    </>
  ),
  // Filled, eight corners: the stop sign.
  'outage-confirmed': (
    <>
      <path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8Z" fill="currentColor" />
      <g stroke="var(--cut-out, var(--surface))">{exclamation}</g>
    </>
  ),
  unreachable: (
    <>
      {circle}
      <path d="m8.7 8.7 6.6 6.6m0-6.6-6.6 6.6" />
    </>
  ),
  // Radio waves, struck through.
  'local-network': (
    <>
      <path d="M2 9.2c1.6-1.5 3.4-2.6 5.3-3.3M12 5c3.8 0 7.3 1.5 10 4.2M5.6 12.9c1.1-1 2.3-1.8 3.6-2.2m5.9.3c1.2.5 2.3 1.1 3.3 1.9M9.3 16.5c1.6-1.2 3.8-1.2 5.4 0" />
      <path d="M12 20v.1M3 3l18 18" />
    </>
  ),
  account: (
    <>
      <circle cx="12" cy="7.8" r="4.3" />
      <path d="M3.8 21c.6-4.3 4-6.6 8.2-6.6s7.6 2.3 8.2 6.6" />
    </>
  ),
  challenge: (
    <>
      <path d="M12 2.4 4.2 5.2v6c0 5 3.2 8.6 7.8 10.4 4.6-1.8 7.8-5.4 7.8-10.4v-6Z" />
      <path d="m8.6 11.9 2.5 2.5 4.4-4.7" />
    </>
  ),
  unknown: (
    <>
      {circle}
      <path d="M9.2 9.4c.1-1.6 1.3-2.6 2.9-2.6s2.8 1 2.8 2.4c0 2-2.8 2.2-2.8 4.3" />
      <path d="M12.1 16.9v.1" />
    </>
  ),
};

/** The shape of a verdict; decoration beside its sentence. `size` in px. */
export function VerdictIcon({ verdict, size }: { verdict: VerdictId; size: number }) {
  return (
    <svg
      class="verdict-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {SHAPES[verdict]}
    </svg>
  );
}
