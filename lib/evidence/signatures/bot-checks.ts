import type { Samples, Signature } from '../signature';

/** A check that stands between the user and ChatGPT. */
export const botCheckTexts: Signature[] = [
  {
    id: 'bot-check',
    test: /^just a moment\b|verify (?:that )?you are (?:a )?human|请验证您是真人/i,
    means: 'bot',
    seen: '2026-08',
  },
  {
    id: 'unusual-activity',
    test: /unusual activity/i,
    means: 'bot',
    seen: '2026-05',
  },
  {
    id: 'blocked-at-the-edge',
    test: /unable to load site/i,
    means: 'bot',
    seen: '2026-02',
  },
];

export const botCheckSamples: Samples = {
  'bot-check': [
    'Just a moment...',
    'Verify you are human',
    'Verify you are human by completing the action below.',
    '请验证您是真人',
  ],
  'unusual-activity': [
    'Unusual activity has been detected from your device. Try again later.',
    'Our systems have detected unusual activity coming from your system.',
  ],
  'blocked-at-the-edge': [
    'Unable to load site Please try again later. If you are using a VPN, try turning it off. Check the status page for information on outages.',
  ],
};
