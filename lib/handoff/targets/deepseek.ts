import type { HandoffTarget } from '../target';

const deepseek: HandoffTarget = {
  id: 'deepseek',
  name: 'DeepSeek',
  url: 'https://chat.deepseek.com/',
  maxCharacters: 16_000,
  seen: '2026-10',
};

export default deepseek;
