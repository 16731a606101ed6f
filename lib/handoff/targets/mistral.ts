import type { HandoffTarget } from '../target';

const mistral: HandoffTarget = {
  id: 'mistral',
  name: 'Mistral Le Chat',
  url: 'https://chat.mistral.ai/chat',
  maxCharacters: 16_000,
  seen: '2026-10',
};

export default mistral;
