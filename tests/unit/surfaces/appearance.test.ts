import { describe, expect, it } from 'vitest';
import { APPEARANCE, BADGE_COLOURS } from '../../../lib/surfaces/appearance';
import { VERDICTS } from '../../../lib/verdict/verdict';

/** Luminance of `#rrggbb` as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('appearance', () => {
  it.each([
    ['operational', '', 'none'],
    ['reported-not-you', '·', 'none'],
    ['degraded', '~', 'quiet'],
    ['outage-suspected', '!', 'alert'],
    ['outage-confirmed', '!', 'alert'],
    ['unreachable', '×', 'quiet'],
    ['local-network', '×', 'quiet'],
    ['account', '', 'quiet'],
    ['challenge', '', 'quiet'],
    ['unknown', '?', 'none'],
  ] as const)('shows "%s" with the badge "%s" and the warning "%s"', (verdict, badge, warning) => {
    expect(APPEARANCE[verdict]).toMatchObject({ badge, warning });
  });

  it('knows every verdict and no other', () => {
    expect(Object.keys(APPEARANCE).sort()).toEqual([...VERDICTS].sort());
  });

  it.each(Object.entries(BADGE_COLOURS))(
    'draws the %s badge with a contrast of at least 4.5:1',
    (_, { background, text }) => {
      const [light, dark] = [luminance(background), luminance(text)].sort((a, b) => b - a) as [
        number,
        number,
      ];
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );
});
