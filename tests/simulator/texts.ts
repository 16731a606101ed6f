export const LOCALES = ['en', 'ja', 'ru', 'es', 'fr', 'zh', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

type Sentences = { en: string } & Partial<Record<Locale, string>>;

/**
 * What chatgpt.com says when something is wrong, word for word as people saw it (gathered 2023 to 2026; translations
 * only where somebody sighted one). `{…}` is filled in by whoever shows it.
 */
export const TEXTS = {
  'generation-failed': {
    en: 'Something went wrong while generating the response. If this issue persists please contact us through our help center at help.openai.com.',
    zh: '出错了。如果此问题仍然存在，请通过 help.openai.com 联系我们。',
    ja: 'エラーが発生しました',
  },
  'something-wrong': {
    en: 'Something went wrong. If this issue persists please contact us through our help center at help.openai.com.',
    zh: '出错了。如果此问题仍然存在，请通过 help.openai.com 联系我们。',
    ja: '問題が発生しました',
  },
  'something-wrong-short': { en: 'Something went wrong.', ja: '問題が発生しました' },
  hmm: { en: 'Hmm...something seems to have gone wrong.' },
  'hmm-older': { en: 'Hmm...something seems to have gone wrong. Maybe try me again in a little bit.' },
  'error-generating': { en: 'There was an error generating a response' },
  'error-in-stream': {
    en: 'Error in message stream',
  },
  'delivery-timed-out': {
    en: 'Message delivery timed out. Please try again.',
    ja: 'メッセージ配信がタイムアウトしました。もう一度お試しください。',
    zh: '消息传输超时。请重试。',
  },
  'connection-interrupted': {
    en: 'Connection interrupted. Waiting for the complete answer',
    ja: '接続が中断されました。回答の完了を待っています',
    ru: 'Соединение прервано. Ожидание полного ответа',
    es: 'Conexión interrumpida. Esperando la respuesta completa',
    fr: 'Connexion interrompue. En attente de la réponse complète.',
    zh: '连接已中断，正在等待完整答复',
  },
  'polling-timed-out': { en: 'ChatGPT stream recovery polling timed out' },
  'resume-unavailable': { en: 'Resume stream unavailable' },
  'network-error': {
    en: 'A network error occurred. Please check your connection and try again.',
    ja: 'ネットワークエラーが発生しました',
  },
  'connection-lost': { en: 'Network connection lost. Attempting to reconnect…' },
  'unknown-server-error': { en: 'Unknown server error' },
  'thinking-failed': { en: 'Thinking failed' },
  'too-long': {
    en: "You've reached the maximum length for this conversation, but you can keep talking by starting a new chat.",
    ru: 'Вы достигли максимальной длины этого обсуждения, но можете продолжить обсуждение, начав новый чат.',
  },
  'model-cap': { en: 'You have sent too many messages to the model. Please try again later.' },
  'usage-cap': {
    en: "You've reached the current usage cap for GPT-4. You can continue with the default model now, or try again later.",
    de: 'Nutzungsobergrenze',
  },
  'too-many-in-an-hour': { en: 'Too many requests in 1 hour. Try again later.' },
  'too-many-in-a-minute': { en: 'Too many requests in 1 minute. Try again later.' },
  'one-at-a-time': {
    en: 'Only one message at a time. Please allow any other responses to complete before sending another message, or wait one minute.',
  },
  policy: { en: 'This content may violate our usage policies.' },
  'safety-review': {
    en: 'Our systems are thinking a bit more about this request before responding.',
    ru: 'Наши системы выполняют дополнительную обработку этого запроса, прежде чем предоставить ответ.',
    fr: 'Nos systèmes effectuent quelques vérifications supplémentaires avant de répondre.',
  },
  'unusual-activity': { en: 'Unusual activity has been detected from your device. Try again later.' },
  'token-expired': { en: 'Your authentication token has expired. Please try signing in again.' },
  'could-not-load': {
    en: 'Could not load this ChatGPT conversation',
    ja: 'この ChatGPT の会話を読み込めません',
    ru: 'Не удалось загрузить этот разговор ChatGPT',
    es: 'No se puede cargar esta conversación de ChatGPT',
    fr: 'Impossible de charger cette conversation ChatGPT',
    zh: '无法加载此 ChatGPT 对话',
  },
  'unable-to-load': { en: 'Unable to load conversation {id}' },
  'conversation-not-found': { en: 'Conversation not found' },
  'conversation-inaccessible': { en: 'Conversation inaccessible or not found' },
  'no-renderable-messages': { en: 'No renderable ChatGPT messages were found in this conversation' },
  'unable-to-load-history': { en: 'Unable to load history' },
  'upload-failed': { en: 'File upload timed out. Please try again.' },
  'rate-limit-title': { en: 'Too many requests', zh: '请求过多' },
  'rate-limit': {
    en: "You're making requests too quickly. We've temporarily limited access to your conversations to protect your data. Please wait a few minutes before trying again.",
    zh: '请求过多。我们已暂时限制对你的对话的访问。请稍等几分钟。',
  },
  'session-expired-title': { en: 'Your session has expired', zh: '你的会话已过期，请重新登录。' },
  'session-expired': { en: 'Please log in again to continue using the app.' },
  'dialog-title': { en: 'Something went wrong', ja: '問題が発生しました' },
  dialog: { en: "We're sorry, but something went wrong. Please try again later." },
  oops: { en: 'Oops, an error occurred!' },
  'route-error': { en: 'Route Error (500 Internal Server Error): {}' },
  capacity: { en: 'ChatGPT is at capacity right now' },
  'widget-failed': { en: 'Unable to display this message due to an error. Reload the page to try again.' },
  'error-analyzing': { en: 'Error analyzing' },
  'stopped-thinking': { en: 'Stopped thinking' },
  announcement: { en: 'Actions refreshed.' },
  copied: { en: 'Copied to clipboard' },
  'meet-projects': { en: 'Meet projects: keep chats and files together' },
} as const satisfies Record<string, Sentences>;

export type TextKey = keyof typeof TEXTS;

/** The sentence in a language; English where nobody sighted a translation (most texts are English server strings). */
export function sentence(key: TextKey, locale: Locale = 'en'): string {
  const sentences: Sentences = TEXTS[key];
  return sentences[locale] ?? sentences.en;
}

/** Labels of buttons, as sighted; English otherwise. */
const LABELS: Record<'retry' | 'send' | 'stop' | 'gotIt', Sentences> = {
  retry: { en: 'Retry', ja: '再試行', ru: 'Повторить', zh: '重试' },
  send: { en: 'Send' },
  stop: { en: 'Stop', ru: 'Остановить', zh: '停止' },
  gotIt: { en: 'Got it' },
};

/** The labels in a language. */
export function labels(locale: Locale): Record<string, string> {
  return Object.fromEntries(Object.entries(LABELS).map(([key, words]) => [key, words[locale] ?? words.en]));
}
