import type { HandoffTarget } from '../target';

const claude: HandoffTarget = {
  id: 'claude',
  name: 'Claude',
  url: 'https://claude.ai/new',
  prefilled: (text) => `https://claude.ai/new?q=${encodeURIComponent(text)}`,
  maxCharacters: 16_000,
  seen: '2026-10',
};

export default claude;
