import type { HandoffTarget } from '../target';

const perplexity: HandoffTarget = {
  id: 'perplexity',
  name: 'Perplexity',
  url: 'https://www.perplexity.ai/',
  maxCharacters: 8_000,
  seen: '2026-10',
};

export default perplexity;
