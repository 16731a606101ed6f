import { escapeHtml } from '../reply';
import type { StatusBoard } from './board';
import { ROSTER } from './roster';

/** The status page for people, plain: a person who follows the link in Lifeboat finds the same as in the feed. */
export function statusPage(board: StatusBoard): string {
  const open = board.incidents().filter(({ status }) => status !== 'resolved');
  const groups = ROSTER.map(
    ({ name, components }) =>
      `<section><h2>${escapeHtml(name)}</h2><ul>${components
        .map((component) => {
          const status = board.status(component.id);
          return `<li class="${escapeHtml(status)}"><span>${escapeHtml(component.name)}</span><em>${escapeHtml(status.replaceAll('_', ' '))}</em></li>`;
        })
        .join('')}</ul></section>`,
  ).join('');
  const incidents = open
    .map(
      ({ name, status, updates }) =>
        `<article><h2>${escapeHtml(name)}</h2><p><b>${status}</b> · ${escapeHtml(updates.at(-1)?.message ?? '')}</p></article>`,
    )
    .join('');
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>OpenAI Status (simulated)</title><meta name="viewport" content="width=device-width,initial-scale=1">
<style>
:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:44rem;margin:2.5rem auto;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1rem;margin:0 0 .3rem}section,article{border:1px solid color-mix(in srgb,currentColor 18%,transparent);border-radius:12px;padding:.9rem 1.1rem;margin:.8rem 0}
article{border-color:#d97706}ul{list-style:none;margin:0;padding:0}li{display:flex;justify-content:space-between;padding:.2rem 0}
em{font-style:normal;color:#15803d}li:not(.operational) em{color:#c2410c;font-weight:600}
</style></head><body><h1>${open.length === 0 ? 'We’re fully operational' : 'We’re currently experiencing issues'}</h1>${incidents}${groups}</body></html>`;
}
