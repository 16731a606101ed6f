import type { Translate } from '../lib/i18n/translate';
import { type DayBar, type DayLevel, troubled } from '../lib/surfaces/availability-bars';

export interface AvailabilityBarsProps {
  /** Oldest first; null while they are being read: their room is kept. */
  bars: DayBar[] | null;
  t: Translate;
}

const WIDTH = 3;
const STEP = 4;
const HEIGHT = 20;
/** The level is the height, too, so that no colour is needed. */
const HEIGHTS: Record<DayLevel, number> = { good: 8, some: 14, bad: 20, unknown: 2 };

const LEVELS = Object.keys(HEIGHTS) as DayLevel[];

/** All bars of one level in one outline: ninety elements of their own would cost the popup a part of its first paint. */
function outline(levels: DayLevel[], drawn: DayLevel): string {
  const height = HEIGHTS[drawn];
  const bar = (index: number) => `M${index * STEP} ${HEIGHT}v${-height}h${WIDTH}v${height}z`;
  return levels.map((level, index) => (level === drawn ? bar(index) : '')).join('');
}

/** Ninety days at a glance: the user's own, and what the status page told. */
export function AvailabilityBars({ bars, t }: AvailabilityBarsProps) {
  const row = (which: 'own' | 'published') => {
    const levels = (bars ?? []).map((bar) => bar[which]);
    const { days, of } = troubled(levels);
    const sentence = of === 0 ? t(`bars_${which}_none`) : t(`bars_${which}`, { count: days, of });
    return (
      <figure class="bars">
        <figcaption class="soft">{bars ? sentence : ' '}</figcaption>
        <svg
          viewBox={`0 0 ${90 * STEP} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          {LEVELS.map((level) => (
            <path key={level} class="bar" data-level={level} d={outline(levels, level)} />
          ))}
        </svg>
      </figure>
    );
  };
  return (
    <section class="panel availability" aria-labelledby="bars-title">
      <h2 id="bars-title">{t('bars_title')}</h2>
      {row('own')}
      {row('published')}
    </section>
  );
}
