import { FAULT_IDS, type FaultId, type FaultOptions } from '../faults';
import type { ChatgptSettings } from '../settings';
import type { Simulator } from '../simulator';
import type { ComponentStatus, IncidentReport, IncidentStatus } from '../status/board';
import {
  type ActiveStatusFault,
  STATUS_FAULTS,
  type StatusFaultId,
  type StatusRoute,
} from '../status/faults';
import { playScene, SCENES, type SceneId } from './scenes';

/** What a command is called with: the fields of its JSON body. */
type Fields = Record<string, unknown>;

/**
 * Everything that can be done over HTTP: `POST /control/<name>` with a JSON object. Each does what the function of
 * the same meaning does in the process; an answer, if any, is its result.
 */
export const COMMANDS: Record<string, (simulator: Simulator, fields: Fields) => unknown> = {
  scene: (simulator, { scene }) => playScene(simulator, known(SCENES, scene) as SceneId),
  fail: ({ chatgpt }, { fault, ...options }) => {
    if (!FAULT_IDS.includes(fault as FaultId)) throw new Error(`There is no fault "${String(fault)}".`);
    chatgpt.fail(fault as FaultId, options as FaultOptions);
  },
  recover: ({ chatgpt }, { fault }) => chatgpt.recover(fault as FaultId | undefined),
  set: ({ chatgpt }, settings) => chatgpt.set(settings as Partial<ChatgptSettings>),
  'expire-token': ({ chatgpt }) => chatgpt.expireToken(),
  'status-component': ({ status }, { component, state }) =>
    status.setComponent(String(component), state as ComponentStatus),
  'status-incident': ({ status }, report) => status.openIncident(report as unknown as IncidentReport),
  'status-update': ({ status }, { id, state, message, componentStatus }) =>
    status.updateIncident(
      String(id),
      state as IncidentStatus,
      String(message),
      componentStatus as ComponentStatus | undefined,
    ),
  'status-play': ({ status }, { report, times }) =>
    status.playIncident(report as IncidentReport, times as Parameters<typeof status.playIncident>[1]),
  'status-clear': ({ status }) => status.allClear(),
  'status-fail': ({ status }, { fault, ...options }) =>
    status.fail(known(STATUS_FAULTS, fault) as StatusFaultId, options as Omit<ActiveStatusFault, 'id'>),
  'status-recover': ({ status }) => status.recover(),
  'status-capture': ({ status }, { file, route }) =>
    status.serveCapture(String(file), route as StatusRoute | undefined),
  reset: (simulator) => simulator.reset(),
};

function known(table: object, id: unknown): string {
  if (typeof id === 'string' && Object.hasOwn(table, id)) return id;
  throw new Error(`"${String(id)}" is none of: ${Object.keys(table).join(', ')}.`);
}
