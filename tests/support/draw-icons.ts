import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { Tone } from '../../lib/surfaces/appearance';

/** The lifebuoy and its states, all from the same few strokes on 128 × 128. */
const HULL = '#12303f';
const PAPER = '#ffffff';
const BAND = '#e34a22';
const RING = { radius: 41, outer: 46, inner: 33 };
/** A quarter of the ring's circumference is 64.4; a band takes 37.4 of it. */
const BANDS = 'stroke-dasharray="37.4 27" stroke-dashoffset="18.7"';

function ring(colour: string, width: number, more = ''): string {
  return `<circle cx="64" cy="64" r="${RING.radius}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
}
function buoy(band: string): string {
  return ring(HULL, RING.outer) + ring(PAPER, RING.inner) + ring(band, RING.inner, BANDS);
}

/** Where a ball beside the buoy stands, and the buoy with room for it. */
const BALL = { x: 99, y: 29, radius: 27, room: 38 };
const BUOY_BELOW =
  `<mask id="room" maskUnits="userSpaceOnUse" x="0" y="0" width="128" height="128"><path fill="#fff" d="M0 0h128v128H0Z"/><circle cx="${BALL.x}" cy="${BALL.y}" r="${BALL.room}" fill="#000"/></mask>` +
  `<g mask="url(#room)"><g transform="translate(0 20) scale(.84)">${buoy(BAND)}</g></g>`;

/**
 * One silhouette per tone, so that none depends on its colour: whole · bitten by a ball at its shoulder · half under water · a filled
 * stop sign with an exclamation mark · a thin ring with a question mark.
 */
export const ICON_STATES: Record<Tone, string> = {
  good: buoy(BAND),
  note: `${BUOY_BELOW}<circle cx="${BALL.x}" cy="${BALL.y}" r="${BALL.radius}" fill="#1f7ae0"/>`,
  caution:
    `<clipPath id="above"><path d="M0 0h128v76H0Z"/></clipPath><g clip-path="url(#above)"><g transform="translate(0 10)">${buoy('#b86e00')}</g></g>` +
    `<path d="M4 106q15-18 30 0t30 0 30 0 30 0" fill="none" stroke="#b86e00" stroke-width="18" stroke-linecap="round"/>`,
  alarm:
    `<path d="M41 4h46l37 37v46l-37 37H41L4 87V41Z" fill="#c22a20" stroke="${HULL}" stroke-width="7"/>` +
    `<path d="M64 30v42" stroke="${PAPER}" stroke-width="17" stroke-linecap="round"/><circle cx="64" cy="97" r="10" fill="${PAPER}"/>`,
  muted:
    `<circle cx="64" cy="64" r="54" fill="${PAPER}" stroke="${HULL}" stroke-width="12"/>` +
    `<path d="M46 51c0-23 37-22 37 0 0 14-19 14-19 30" fill="none" stroke="${HULL}" stroke-width="13" stroke-linecap="round"/>` +
    `<circle cx="64" cy="99" r="8.5" fill="${HULL}"/>`,
};

export function iconSvg(tone: Tone): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128">${ICON_STATES[tone]}</svg>`;
}

/** What a toolbar asks for, and what the manifest and the stores do. */
const TOOLBAR = [16, 32, 48];
const MANIFEST = [16, 32, 48, 96, 128];

/** Draws every icon into `folder`, with the browser at `executablePath`. */
export async function drawIcons(folder: string, executablePath: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath });
  const page = await browser.newPage();
  const draw = async (tone: Tone, size: number, file: string) => {
    await page.setViewportSize({ width: size, height: size });
    const source = `data:image/svg+xml,${encodeURIComponent(iconSvg(tone))}`;
    await page.setContent(`<body style="margin:0"><img width="${size}" height="${size}" src="${source}">`);
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    writeFileSync(`${folder}/${file}.png`, await page.screenshot({ omitBackground: true }));
  };
  for (const size of MANIFEST) await draw('good', size, `${size}`);
  for (const tone of ['note', 'caution', 'alarm', 'muted'] as const)
    for (const size of TOOLBAR) await draw(tone, size, `${tone}-${size}`);
  writeFileSync(`${folder}/lifeboat.svg`, `${iconSvg('good')}\n`);
  await browser.close();
}
