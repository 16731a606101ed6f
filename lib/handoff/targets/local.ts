import type { HandoffTarget } from '../target';

/** A model on this computer. The address is where Open WebUI listens by default; the user changes it in the settings. */
const local: HandoffTarget = {
  id: 'local',
  name: 'Local model',
  url: 'http://localhost:3000/',
  maxCharacters: 32_000,
  seen: '2026-10',
};

export default local;
