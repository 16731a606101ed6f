import type { HandoffTarget } from '../target';

const copilot: HandoffTarget = {
  id: 'copilot',
  name: 'Copilot',
  url: 'https://copilot.microsoft.com/',
  maxCharacters: 8_000,
  seen: '2026-10',
};

export default copilot;
