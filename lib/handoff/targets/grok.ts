import type { HandoffTarget } from '../target';

const grok: HandoffTarget = {
  id: 'grok',
  name: 'Grok',
  url: 'https://grok.com/',
  maxCharacters: 16_000,
  seen: '2026-10',
};

export default grok;
