import { describe, expect, it } from 'vitest';
import type { ErrorPlace } from '../../../lib/evidence/evidence';
import { matchSignature } from '../../../lib/evidence/match-signature';
import type { TextMeaning } from '../../../lib/evidence/signature';

const HELP = 'If this issue persists please contact us through our help center at help.openai.com.';

/** Every text that chatgpt.com is known to show in trouble (or that only looks like trouble), 2022-12 to 2026-10: where, and what it means. */
const KNOWN: Record<ErrorPlace, Partial<Record<TextMeaning, string[]>>> = {
  turn: {
    service: [
      `Something went wrong while generating the response. ${HELP}`,
      `Something went wrong. ${HELP}`,
      'Something went wrong.',
      'Something went wrong',
      'Hmm...something seems to have gone wrong.',
      'Hmm... something seems to have gone wrong. Maybe try me again in a little bit.',
      'There was an error generating a response',
      'Error in message stream',
      'Lỗi trong luồng tin nhắn',
      'Lỗi trong luồng tin nhắn'.normalize('NFD'),
      'Message delivery timed out. Please try again.',
      'メッセージ配信がタイムアウトしました。もう一度お試しください。',
      '消息传输超时，请重试',
      'ChatGPT stream recovery polling timed out',
      'Resume stream unavailable',
      'Unknown server error',
      'Thinking failed',
      '出错了。如果此问题仍然存在，请通过 help.openai.com 联系我们。',
      '問題が発生しました',
      'エラーが発生しました',
    ],
    network: [
      'A network error occurred. Please check your connection and try again.',
      'ネットワークエラーが発生しました',
      'Network connection lost. Attempting to reconnect…',
      'network error',
      'NetworkError when attempting to fetch resource.',
      'Load failed',
      'Failed to fetch',
      'An error occurred. Either the engine you requested does not exist or there was another issue processing your request.',
      'An error occurred while connecting to the websocket',
    ],
    limit: [
      "You've reached the current usage cap for GPT-4. You can continue with the default model now, or try again after 3:00 PM.",
      "You've reached the current usage cap for GPT-4, please try again after 3:00 PM.",
      'You have sent too many messages to the model. Please try again later.',
      "We're sorry, but we limit the number of requests one user can make in a certain timeframe.",
      'Rate limit reached for requests',
      'End-user exceeded rate-limit',
      'Too many requests in 1 hour. Try again later.',
      'Too many requests in 1 minute. Try again later.',
      "You've reached our limit of messages per hour. Please try again later.",
      'Only one message at a time. Please allow any other responses to complete before sending another message, or wait one minute.',
      "You've hit the Free plan limit for GPT-5.",
      "You've hit the Plus plan limit for GPT-5. Responses will use another model until your limit resets after 3:00 PM.",
      "You've reached your daily upload limit.",
      'Your limit will reset at 3:00 PM',
      'Something went wrong, please try reloading the conversation.',
      'Nutzungsobergrenze erreicht',
      'Du kannst vorerst keine weiteren Bilder erstellen.',
      'Limite de mensagens atingido',
      'Limite de mensagens alcançado',
      '您已达到 GPT-5 的使用上限',
      'GPT-5 の上限に達しました',
    ],
    login: [
      'Your authentication token has expired. Please try signing in again.',
      'Unauthorized - Access token is missing',
    ],
    bot: [
      'Unusual activity has been detected from your device. Try again later.',
      'Our systems have detected unusual activity coming from your system. Please try again later.',
    ],
    policy: [
      'Your request was flagged as potentially violating our usage policy. Please try again with a different prompt.',
      'This content may violate our usage policies.',
      "ChatGPT isn't designed to provide this type of content.",
    ],
    conversation: [
      "You've reached the maximum length for this conversation, but you can keep talking by starting a new chat.",
      'Вы достигли максимальной длины этого обсуждения, но можете продолжить обсуждение, начав новый чат.',
      "You've hit max weighted tokens for this chat",
      'The message you submitted was too long, please reload the conversation and submit something shorter.',
      'Sorry, conversations created when Chat History is off expire after 6 hours of inactivity. Please start a new conversation to continue using ChatGPT.',
      'Stream cache expired',
    ],
    client: [
      'Unable to display this message due to an error.',
      'Unable to display this message due to an error. Reload the page to try again.',
      'Error analyzing',
      'Error creating image',
      'Error browsing',
      'Search failed',
      'Error talking to example.org',
      'Could not load image',
    ],
    fine: [
      'Connection interrupted. Waiting for the complete answer',
      'Connection interrupted. Waiting for the complete reply',
      'Connection interrupted. Waiting for the full response',
      '接続が中断されました。回答の完了を待っています',
      'Соединение прервано. Ожидание полного ответа',
      'Conexión interrumpida. Esperando la respuesta completa',
      'Connexion interrompue. En attente de la réponse complète.',
      '连接已中断，正在等待完整答复',
      'Our systems are thinking a bit more about this request before responding.',
      'Наши системы выполняют дополнительную обработку этого запроса, прежде чем предоставить ответ.',
      'Nos systèmes effectuent quelques vérifications supplémentaires avant de répondre.',
      'Stopped thinking',
      'Analysis paused',
      'Analysis errored',
      'Use Work',
      'Fetch is aborted',
    ],
  },
  toast: {
    service: [`Something went wrong. ${HELP}`, 'Unable to load history'],
    limit: ['Too many requests in 1 minute. Try again later.', 'Too many requests'],
    login: ['Your authentication token has expired. Please try signing in again.'],
    conversation: [
      'Unable to load conversation 00000000-0000-4000-8000-000000000000',
      'Conversation inaccessible or not found',
      'GPT inaccessible or not found',
      'You do not currently have access to this feature',
      'Conversation not found',
    ],
    upload: [
      'Unable to upload picture.png',
      'Failed to get upload status for picture.png',
      'File upload timed out. Please try again.',
      'Failed upload to files.oaiusercontent.com. Please ensure your network settings allow access to this site.',
    ],
    client: ['We were unable to process your export at this time. Please try again later.'],
  },
  dialog: {
    service: [
      "Something went wrong We're sorry, but something went wrong. Please try again later. Reset thread",
      "We're experiencing exceptionally high demand. Please hang tight as we work on scaling our systems.",
    ],
    limit: [
      "Too many requests You're making requests too quickly. We've temporarily limited access to your conversations to protect your data. Please wait a few minutes before trying again. Got it",
      '请求过多。我们已暂时限制对你的对话的访问。请稍等几分钟。',
      '請求過多。請稍後再試。',
      "You've reached the number of messages you can send without an account. Sign up to continue",
    ],
    login: [
      'Your session has expired Please log in again to continue using the app. Log in',
      '你的会话已过期，请重新登录。',
    ],
    conversation: [
      'Could not load this ChatGPT conversation',
      'Не удалось загрузить этот разговор ChatGPT',
      'この ChatGPT の会話を読み込めません',
      'No se puede cargar esta conversación de ChatGPT',
      'Impossible de charger cette conversation ChatGPT',
      '無法載入此 ChatGPT 對話',
      '无法加载此 ChatGPT 对话',
      '이 ChatGPT 대화를 불러올 수 없습니다',
    ],
    client: ['No renderable ChatGPT messages were found in this conversation'],
    fine: ["Due to high demand, we've temporarily paused upgrades."],
  },
  'full-page': {
    service: [
      'Oops, an error occurred! Route Error (500 Internal Server Error): {"detail":"…"} Try again',
      'Route error 500',
      "ChatGPT is at capacity right now Get notified when we're back",
      'Gateway time-out',
      '504 Gateway Time-out cloudflare',
      'Gateway time-out Error code 524',
      'Bad gateway Ray ID: 0000000000000000 Error reference number: 502',
      'Our systems are a bit busy at the moment, please take a break and try again soon.',
      'We ran into an issue while signing you in, please take a break and try again soon.',
      'Oops!',
    ],
    login: [
      'You do not have an account because it has been deleted or deactivated. If you believe this was an error, please contact us through our help center at help.openai.com.',
      "OpenAI's services are not available in your country.",
      "OpenAI's services are not available in your region.",
      'Your workspace has been deactivated',
    ],
    bot: [
      'Just a moment...',
      'Verify you are human by completing the action below.',
      '请验证您是真人',
      'Unable to load site Please try again later. If you are using a VPN, try turning it off. Check the status page for information on outages.',
    ],
    client: ['Oops, an error occurred! Try again'],
  },
};

const rows = Object.entries(KNOWN).flatMap(([where, meanings]) =>
  Object.entries(meanings).flatMap(([means, texts]) =>
    texts.map((text) => ({ where: where as ErrorPlace, means, text })),
  ),
);

describe('what chatgpt.com shows', () => {
  it.each(rows)('in a $where, "$text" means $means', ({ where, means, text }) => {
    expect(matchSignature(text, where)?.means).toBe(means);
  });
});
