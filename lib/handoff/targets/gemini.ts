import type { HandoffTarget } from '../target';

const gemini: HandoffTarget = {
  id: 'gemini',
  name: 'Gemini',
  url: 'https://gemini.google.com/app',
  maxCharacters: 16_000,
  seen: '2026-10',
};

export default gemini;
