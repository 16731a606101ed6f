import type { Samples, Signature } from '../signature';

/** The user's own limits: rate, quota, plan. */
export const limitTexts: Signature[] = [
  {
    id: 'too-many-requests',
    test: /too many requests|making requests too quickly|请求过多|請求過多/i,
    means: 'limit',
    seen: '2026-08',
  },
  {
    id: 'usage-cap',
    test: /usage cap|sent too many messages|nutzungsobergrenze|limite de mensagens (?:atingido|alcançado)|您已达到.*使用上限|の上限に達しました/i,
    means: 'limit',
    seen: '2026-06',
  },
  {
    id: 'plan-limit',
    test: /(?:free|plus|pro|team|go) plan limit|your limit (?:will )?resets?|reached your daily|du kannst vorerst keine weiteren bilder/i,
    means: 'limit',
    seen: '2026-06',
  },
  {
    id: 'rate-limited',
    test: /we limit the number of requests|rate limit reached for|exceeded rate-limit|limit of messages per hour|only one message at a time/i,
    means: 'limit',
    seen: '2024-04',
  },
  {
    // Sounds like an outage, but is the body of a 429.
    id: 'try-reloading',
    test: /something went wrong, please try reloading/i,
    means: 'limit',
    seen: '2023-01',
  },
  {
    id: 'without-an-account',
    test: /messages you can send without an account|^sign up to continue$/i,
    means: 'limit',
    seen: '2024-04',
  },
];

export const limitSamples: Samples = {
  'too-many-requests': [
    "Too many requests You're making requests too quickly. We've temporarily limited access to your conversations to protect your data. Please wait a few minutes before trying again. Got it",
    'Too many requests in 1 hour. Try again later.',
    'Too many requests in 1 minute. Try again later.',
    '请求过多。我们已暂时限制对你的对话的访问。请稍等几分钟。',
    '請求過多。請稍後再試。',
  ],
  'usage-cap': [
    "You've reached the current usage cap for GPT-4. You can continue with the default model now, or try again after 3:00 PM.",
    'You have sent too many messages to the model. Please try again later.',
    'Du hast die Nutzungsobergrenze erreicht.',
    'Limite de mensagens atingido',
    'Limite de mensagens alcançado',
    '您已达到 GPT-4 的使用上限',
    'GPT-4 の上限に達しました',
  ],
  'plan-limit': [
    "You've hit the Free plan limit for GPT-5.",
    "You've hit the Plus plan limit for GPT-5. Responses will use another model until your limit resets after 3:00 PM.",
    "You've reached your daily upload limit.",
    'Your limit will reset at 3:00 PM',
    'Du kannst vorerst keine weiteren Bilder erstellen.',
  ],
  'rate-limited': [
    "We're sorry, but we limit the number of requests one user can make in a certain timeframe.",
    'Rate limit reached for requests',
    'End-user exceeded rate-limit',
    "You've reached our limit of messages per hour. Please try again later.",
    'Only one message at a time. Please allow any other responses to complete before sending another message, or wait one minute.',
  ],
  'try-reloading': ['Something went wrong, please try reloading the conversation.'],
  'without-an-account': [
    "You've reached the number of messages you can send without an account.",
    'Sign up to continue',
  ],
};
