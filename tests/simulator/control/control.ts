import { FAULT_IDS, faultRow } from '../faults';
import { html, json, type Reply } from '../reply';
import { bodyObject, type Request } from '../request';
import { clientFile } from '../routes/document';
import { HAND_OFFS, UIS } from '../settings';
import type { Simulator } from '../simulator';
import { STATUS_FAULTS } from '../status/faults';
import { ROSTER } from '../status/roster';
import { LOCALES } from '../texts';
import { COMMANDS } from './commands';
import { SCENES } from './scenes';

const CONTROL_PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8"><title>Simulator console</title><meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="/control/assets/favicon.svg"><link rel="stylesheet" href="/control/assets/control.css">
<script type="module" src="/control/assets/control.js"></script></head><body></body></html>`;

/** Answers requests to the simulator itself: the console for a person, and the same as JSON for programs. */
export async function controlAnswer(simulator: Simulator, request: Request): Promise<Reply> {
  const name = /^\/(?:control\/?)?(.*)$/.exec(request.path)?.[1] ?? '';
  if (request.method === 'POST') return command(simulator, name, request);
  switch (name) {
    case '':
      return html(200, CONTROL_PAGE);
    case 'state':
      return json(200, stateOf(simulator));
    case 'requests':
      return json(200, simulator.requests());
    case 'assets/favicon.svg':
      return clientFile('favicon.svg');
    case 'assets/control.css':
    case 'assets/control.js':
      return clientFile(name.replace('assets/', 'console/'));
    default:
      return html(404, 'Not found');
  }
}

function command(simulator: Simulator, name: string, request: Request): Reply {
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (run === undefined) return json(404, { error: `There is no command "${name}".` });
  try {
    return json(200, { result: run(simulator, bodyObject(request) ?? {}) ?? null });
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** What the console shows. */
function stateOf({ chatgpt, status, requests }: Simulator): Record<string, unknown> {
  return {
    settings: chatgpt.settings(),
    faults: chatgpt.faults(),
    components: status.components(),
    incidents: status.incidents(),
    statusFault: status.activeFault(),
    requests: requests()
      .slice(-40)
      .map(({ at, method, host, path, route, status: code }) => ({
        at,
        method,
        host,
        path,
        route,
        status: code,
      })),
    tables: {
      uis: UIS,
      handOffs: HAND_OFFS,
      locales: LOCALES,
      scenes: Object.entries(SCENES).map(([id, { name, sentence }]) => ({ id, name, sentence })),
      faults: FAULT_IDS.map((id) => ({ id, group: faultRow(id).group, sentence: faultRow(id).sentence })),
      statusFaults: Object.entries(STATUS_FAULTS).map(([id, { sentence }]) => ({ id, sentence })),
      chatgptComponents: ROSTER.find(({ name }) => name === 'ChatGPT')?.components.map(({ id }) => id) ?? [],
    },
  };
}
