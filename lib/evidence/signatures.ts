import type { ErrorPlace, Route } from './evidence';

/**
 * What a text says about the cause:
 * `service` a failure on the service's side · `limit` the user's quota or rate · `login` session or account · `network` the line, or a
 * break of unclear cause · `bot` a check between the user and ChatGPT · `policy` moderation · `conversation` that conversation only ·
 * `client` a fault of the page itself or of a tool · `upload` one file · `fine` no error at all.
 */
export type TextMeaning =
  | 'service'
  | 'limit'
  | 'login'
  | 'network'
  | 'bot'
  | 'policy'
  | 'conversation'
  | 'client'
  | 'upload'
  | 'fine';

/** One text that ChatGPT shows, and what it means. */
export interface Signature {
  id: string;
  /** Only in these places; everywhere when absent. */
  where?: ErrorPlace[];
  /** Against the text after `normaliseText`: NFC, plain quotes, `...` for an ellipsis, single spaces. */
  test: RegExp;
  means: TextMeaning;
  /** What had failed, where the text says so. */
  route?: Route;
  /** Month of the newest sighting. */
  seen: string;
  /** As sighted, in every language known. */
  samples: string[];
}

/**
 * What the page says → what it means. Used to sub-classify, never to detect: wording and language move, and most of these texts
 * come from the server (chatgpt-web §5, §6). Where a status or an error code is known, it outranks every row here.
 */
export const SIGNATURES: Signature[] = [
  // --- the service ---------------------------------------------------------------------------------------------------------
  {
    id: 'while-generating',
    test: /something went wrong while generating/i,
    means: 'service',
    seen: '2025-12',
    samples: [
      'Something went wrong while generating the response. If this issue persists please contact us through our help center at help.openai.com.',
    ],
  },
  {
    id: 'something-went-wrong',
    test: /something went wrong(?! while generating|, please try reloading)|出错了|問題が発生しました|^エラーが発生しました/i,
    means: 'service',
    seen: '2026-10',
    samples: [
      'Something went wrong.',
      'Something went wrong. If this issue persists please contact us through our help center at help.openai.com.',
      "Something went wrong We're sorry, but something went wrong. Please try again later. Reset thread",
      '出错了。如果此问题仍然存在，请通过 help.openai.com 联系我们。',
      '問題が発生しました',
      'エラーが発生しました',
    ],
  },
  {
    id: 'seems-to-have-gone-wrong',
    test: /something seems to have gone wrong/i,
    means: 'service',
    seen: '2026-02',
    samples: [
      'Hmm...something seems to have gone wrong.',
      'Hmm… something seems to have gone wrong. Maybe try me again in a little bit.',
    ],
  },
  {
    id: 'error-generating',
    test: /there was an error generating a response/i,
    means: 'service',
    seen: '2026-06',
    samples: ['There was an error generating a response'],
  },
  {
    // Also said for broken connectors; a stream that breaks is the service's until the control probe says otherwise.
    id: 'error-in-stream',
    test: /error in message stream|lỗi trong luồng tin nhắn/i,
    means: 'service',
    seen: '2026-08',
    samples: [
      'Error in message stream',
      'Lỗi trong luồng tin nhắn',
      'Lỗi trong luồng tin nhắn'.normalize('NFD'),
    ],
  },
  {
    id: 'delivery-timed-out',
    test: /message delivery timed out|メッセージ配信がタイムアウトしました|消息传输超时/i,
    means: 'service',
    seen: '2026-09',
    samples: [
      'Message delivery timed out. Please try again.',
      'メッセージ配信がタイムアウトしました。もう一度お試しください。',
      '消息传输超时，请重试',
    ],
  },
  {
    id: 'recovery-gave-up',
    test: /stream recovery polling timed out|resume stream unavailable/i,
    means: 'service',
    seen: '2026-10',
    samples: ['ChatGPT stream recovery polling timed out', 'Resume stream unavailable'],
  },
  {
    id: 'unknown-server-error',
    test: /unknown server error/i,
    means: 'service',
    seen: '2024-04',
    samples: ['Unknown server error'],
  },
  {
    id: 'thinking-failed',
    test: /^thinking failed/i,
    means: 'service',
    seen: '2026-10',
    samples: ['Thinking failed'],
  },
  {
    id: 'no-history',
    test: /unable to load history/i,
    means: 'service',
    route: 'history',
    seen: '2024-04',
    samples: ['Unable to load history'],
  },
  {
    id: 'route-error',
    test: /route error \(?5\d\d/i,
    means: 'service',
    seen: '2026-02',
    samples: [
      'Route Error (500 Internal Server Error): {"detail":"…"}',
      'Oops, an error occurred! Route Error 500',
    ],
  },
  {
    id: 'at-capacity',
    test: /chatgpt is at capacity|exceptionally high demand/i,
    means: 'service',
    seen: '2024-04',
    samples: [
      "ChatGPT is at capacity right now Get notified when we're back",
      "We're experiencing exceptionally high demand. Please hang tight as we work on scaling our systems.",
    ],
  },
  {
    // Cloudflare's own pages; the number may stand in a reference line or in the title.
    id: 'gateway',
    test: /gateway time-?out|bad gateway|service (?:temporarily )?unavailable|error (?:code|reference number):? 5\d\d|web server is down|origin is unreachable|connection timed out error/i,
    means: 'service',
    seen: '2026-02',
    samples: [
      'Gateway time-out',
      '504 Gateway Time-out',
      'Bad gateway Ray ID: 0 Error reference number: 502',
      'Gateway time-out Error code 524',
      'Web server is down Error code 521',
    ],
  },
  {
    id: 'sign-in-busy',
    where: ['full-page'],
    test: /our systems are a bit busy|we ran into an issue while signing you in|^oops!$/i,
    means: 'service',
    route: 'session',
    seen: '2024-04',
    samples: [
      'Our systems are a bit busy at the moment, please take a break and try again soon.',
      'We ran into an issue while signing you in, please take a break and try again soon.',
      'Oops!',
    ],
  },
  // --- the line, or a break of unclear cause -------------------------------------------------------------------------------
  {
    // One captured case was thirty 429s in a row; the server itself sends it with a 404.
    id: 'network-error',
    test: /a network error occurred|^network ?error\b|^load failed$|^failed to fetch$|ネットワークエラーが発生しました/i,
    means: 'network',
    seen: '2026-10',
    samples: [
      'A network error occurred. Please check your connection and try again.',
      'network error',
      'NetworkError when attempting to fetch resource.',
      'Load failed',
      'Failed to fetch',
      'ネットワークエラーが発生しました',
    ],
  },
  {
    id: 'connection-lost',
    test: /network connection lost/i,
    means: 'network',
    seen: '2025-06',
    samples: ['Network connection lost. Attempting to reconnect…'],
  },
  {
    // The client's own words for "Failed to fetch".
    id: 'engine-does-not-exist',
    test: /the engine you requested does not exist/i,
    means: 'network',
    seen: '2024-04',
    samples: [
      'An error occurred. Either the engine you requested does not exist or there was another issue processing your request.',
    ],
  },
  {
    id: 'websocket',
    test: /connecting to the websocket/i,
    means: 'network',
    seen: '2025-06',
    samples: ['An error occurred while connecting to the websocket'],
  },
  // --- the user's limits ---------------------------------------------------------------------------------------------------
  {
    id: 'too-many-requests',
    test: /too many requests|making requests too quickly|请求过多|請求過多/i,
    means: 'limit',
    seen: '2026-08',
    samples: [
      "Too many requests You're making requests too quickly. We've temporarily limited access to your conversations to protect your data. Please wait a few minutes before trying again. Got it",
      'Too many requests in 1 hour. Try again later.',
      'Too many requests in 1 minute. Try again later.',
      '请求过多。我们已暂时限制对你的对话的访问。请稍等几分钟。',
      '請求過多。請稍後再試。',
    ],
  },
  {
    id: 'usage-cap',
    test: /usage cap|sent too many messages|nutzungsobergrenze|limite de mensagens (?:atingido|alcançado)|您已达到.*使用上限|の上限に達しました/i,
    means: 'limit',
    seen: '2026-06',
    samples: [
      "You've reached the current usage cap for GPT-4. You can continue with the default model now, or try again after 3:00 PM.",
      'You have sent too many messages to the model. Please try again later.',
      'Du hast die Nutzungsobergrenze erreicht.',
      'Limite de mensagens atingido',
      'Limite de mensagens alcançado',
      '您已达到 GPT-4 的使用上限',
      'GPT-4 の上限に達しました',
    ],
  },
  {
    id: 'plan-limit',
    test: /(?:free|plus|pro|team|go) plan limit|your limit (?:will )?resets?|reached your daily|du kannst vorerst keine weiteren bilder/i,
    means: 'limit',
    seen: '2026-06',
    samples: [
      "You've hit the Free plan limit for GPT-5.",
      "You've hit the Plus plan limit for GPT-5. Responses will use another model until your limit resets after 3:00 PM.",
      "You've reached your daily upload limit.",
      'Your limit will reset at 3:00 PM',
      'Du kannst vorerst keine weiteren Bilder erstellen.',
    ],
  },
  {
    id: 'rate-limited',
    test: /we limit the number of requests|rate limit reached for|exceeded rate-limit|limit of messages per hour|only one message at a time/i,
    means: 'limit',
    seen: '2024-04',
    samples: [
      "We're sorry, but we limit the number of requests one user can make in a certain timeframe.",
      'Rate limit reached for requests',
      'End-user exceeded rate-limit',
      "You've reached our limit of messages per hour. Please try again later.",
      'Only one message at a time. Please allow any other responses to complete before sending another message, or wait one minute.',
    ],
  },
  {
    // Sounds like an outage, but is the body of a 429.
    id: 'try-reloading',
    test: /something went wrong, please try reloading/i,
    means: 'limit',
    seen: '2023-01',
    samples: ['Something went wrong, please try reloading the conversation.'],
  },
  {
    id: 'without-an-account',
    test: /messages you can send without an account|^sign up to continue$/i,
    means: 'limit',
    seen: '2024-04',
    samples: [
      "You've reached the number of messages you can send without an account.",
      'Sign up to continue',
    ],
  },
  // --- session and account -------------------------------------------------------------------------------------------------
  {
    id: 'session-expired',
    test: /your session has expired|authentication token has expired|log in again to continue|会话已过期/i,
    means: 'login',
    seen: '2026-06',
    samples: [
      'Your session has expired Please log in again to continue using the app. Log in',
      'Your authentication token has expired. Please try signing in again.',
      '你的会话已过期，请重新登录。',
    ],
  },
  {
    id: 'no-account',
    test: /deleted or deactivated|services are not available in your|workspace has been deactivated/i,
    means: 'login',
    seen: '2024-04',
    samples: [
      'You do not have an account because it has been deleted or deactivated. If you believe this was an error, please contact us.',
      "OpenAI's services are not available in your country.",
      "OpenAI's services are not available in your region.",
      'Your workspace has been deactivated',
    ],
  },
  // --- a check between the user and ChatGPT --------------------------------------------------------------------------------
  {
    id: 'bot-check',
    test: /^just a moment\b|verify (?:that )?you are (?:a )?human|请验证您是真人/i,
    means: 'bot',
    seen: '2026-08',
    samples: [
      'Just a moment...',
      'Verify you are human',
      'Verify you are human by completing the action below.',
      '请验证您是真人',
    ],
  },
  {
    id: 'unusual-activity',
    test: /unusual activity/i,
    means: 'bot',
    seen: '2026-05',
    samples: [
      'Unusual activity has been detected from your device. Try again later.',
      'Our systems have detected unusual activity coming from your system.',
    ],
  },
  {
    id: 'blocked-at-the-edge',
    test: /unable to load site/i,
    means: 'bot',
    seen: '2026-02',
    samples: [
      'Unable to load site Please try again later. If you are using a VPN, try turning it off. Check the status page for information on outages.',
    ],
  },
  // --- never counted -------------------------------------------------------------------------------------------------------
  {
    // A recovery in progress, not an end (chatgpt-web §2, rule 5).
    id: 'connection-interrupted',
    test: /connection interrupted|接続が中断されました|соединение прервано|conexión interrumpida|connexion interrompue|连接已中断/i,
    means: 'fine',
    seen: '2026-10',
    samples: [
      'Connection interrupted. Waiting for the complete answer',
      'Connection interrupted. Waiting for the full response',
      '接続が中断されました。回答の完了を待っています',
      'Соединение прервано. Ожидание полного ответа',
      'Conexión interrumpida. Esperando la respuesta completa',
      'Connexion interrompue. En attente de la réponse complète.',
      '连接已中断，正在等待完整答复',
    ],
  },
  {
    id: 'safety-review',
    test: /our systems are thinking a bit more|наши системы выполняют дополнительную обработку|nos systèmes effectuent quelques vérifications/i,
    means: 'fine',
    seen: '2026-10',
    samples: [
      'Our systems are thinking a bit more about this request before responding.',
      'Наши системы выполняют дополнительную обработку этого запроса, прежде чем предоставить ответ.',
      'Nos systèmes effectuent quelques vérifications supplémentaires.',
    ],
  },
  {
    id: 'stopped-thinking',
    test: /^stopped thinking|^analysis (?:paused|errored)|^use work$/i,
    means: 'fine',
    seen: '2026-10',
    samples: ['Stopped thinking', 'Analysis paused', 'Analysis errored', 'Use Work'],
  },
  {
    id: 'sales',
    test: /temporarily paused upgrades/i,
    means: 'fine',
    seen: '2024-04',
    samples: ["Due to high demand, we've temporarily paused upgrades."],
  },
  {
    id: 'policy',
    test: /violat(?:e|ing) our (?:usage|content) polic|isn't designed to provide this type of content/i,
    means: 'policy',
    seen: '2026-06',
    samples: [
      'Your request was flagged as potentially violating our usage policy. Please try again with a different prompt.',
      'This content may violate our usage policies.',
      "ChatGPT isn't designed to provide this type of content.",
    ],
  },
  {
    id: 'conversation-too-long',
    test: /maximum length for this conversation|max weighted tokens|the message you submitted was too long|достигли максимальной длины/i,
    means: 'conversation',
    seen: '2026-10',
    samples: [
      "You've reached the maximum length for this conversation, but you can keep talking by starting a new chat.",
      "You've hit max weighted tokens for this chat",
      'The message you submitted was too long, please reload the conversation and submit something shorter.',
      'Вы достигли максимальной длины этого обсуждения, но можете продолжить обсуждение, начав новый чат.',
    ],
  },
  {
    // A live cause was a 429 on that conversation, while others went on working: the request decides, not the words.
    id: 'conversation-not-loaded',
    test: /could not load this chatgpt conversation|unable to load conversation|не удалось загрузить этот разговор|この chatgpt の会話を読み込めません|no se puede cargar esta conversación|impossible de charger cette conversation|無法載入此 chatgpt 對話|无法加载此 chatgpt 对话|이 chatgpt 대화를 불러올 수 없습니다/i,
    means: 'conversation',
    seen: '2026-10',
    samples: [
      'Could not load this ChatGPT conversation',
      'Unable to load conversation 00000000-0000-4000-8000-000000000000',
      'Не удалось загрузить этот разговор ChatGPT',
      'この chatgpt の会話を読み込めません',
      'No se puede cargar esta conversación de ChatGPT',
      'Impossible de charger cette conversation ChatGPT',
      '無法載入此 chatgpt 對話',
      '无法加载此 chatgpt 对话',
      '이 chatgpt 대화를 불러올 수 없습니다',
    ],
  },
  {
    id: 'conversation-gone',
    test: /conversation (?:inaccessible or )?not found|gpt inaccessible or not found|do not currently have access to this feature|chat history is off expire|stream cache expired/i,
    means: 'conversation',
    seen: '2026-06',
    samples: [
      'Conversation not found',
      'Conversation inaccessible or not found',
      'GPT inaccessible or not found',
      'You do not currently have access to this feature',
      'Sorry, conversations created when Chat History is off expire after 6 hours of inactivity. Please start a new conversation to continue using ChatGPT.',
      'Stream cache expired',
    ],
  },
  {
    id: 'page-fault',
    test: /unable to display this message|no renderable chatgpt messages|^oops, an error occurred!(?!.*route error)/i,
    means: 'client',
    seen: '2026-10',
    samples: [
      'Unable to display this message due to an error. Reload the page to try again.',
      'No renderable ChatGPT messages were found in this conversation',
      'Oops, an error occurred! Try again',
    ],
  },
  {
    id: 'tool-failed',
    test: /^error (?:analyzing|creating image|browsing|talking to)\b|^search failed$|^could not load image$|process your export/i,
    means: 'client',
    seen: '2026-10',
    samples: [
      'Error analyzing',
      'Error creating image',
      'Error browsing',
      'Search failed',
      'Error talking to example.org',
      'Could not load image',
      'We were unable to process your export at this time. Please try again later.',
    ],
  },
  {
    id: 'upload-failed',
    test: /^unable to upload|failed to get upload status|file upload timed out|^failed upload to/i,
    means: 'upload',
    seen: '2024-04',
    samples: [
      'Unable to upload picture.png',
      'Failed to get upload status for picture.png',
      'File upload timed out. Please try again.',
      'Failed upload to files.oaiusercontent.com. Please ensure your network settings allow access to this site.',
    ],
  },
];
