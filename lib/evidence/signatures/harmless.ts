import type { Samples, Signature } from '../signature';

/** Never counted: no error at all, one conversation, one file, moderation, a fault of the page itself. */
export const harmlessTexts: Signature[] = [
  {
    // A recovery in progress, not an end (chatgpt-web §2, rule 5).
    id: 'connection-interrupted',
    test: /connection interrupted|接続が中断されました|соединение прервано|conexión interrumpida|connexion interrompue|连接已中断/i,
    means: 'fine',
    seen: '2026-10',
  },
  {
    id: 'safety-review',
    test: /our systems are thinking a bit more|наши системы выполняют дополнительную обработку|nos systèmes effectuent quelques vérifications/i,
    means: 'fine',
    seen: '2026-10',
  },
  {
    id: 'stopped-thinking',
    test: /^stopped thinking|^analysis (?:paused|errored)|^use work$/i,
    means: 'fine',
    seen: '2026-10',
  },
  {
    // The exceptions of browsers for a request that the page itself gave up, most often because it was left.
    id: 'aborted',
    test: /^(?:aborterror: )?(?:fetch is aborted|the user aborted a request|the operation was aborted)/i,
    means: 'fine',
    seen: '2026-06',
  },
  {
    id: 'sales',
    test: /temporarily paused upgrades/i,
    means: 'fine',
    seen: '2024-04',
  },
  {
    id: 'policy',
    test: /violat(?:e|ing) our (?:usage|content) polic|isn't designed to provide this type of content/i,
    means: 'policy',
    seen: '2026-06',
  },
  {
    id: 'conversation-too-long',
    test: /maximum length for this conversation|max weighted tokens|the message you submitted was too long|достигли максимальной длины/i,
    means: 'conversation',
    seen: '2026-10',
  },
  {
    // A live cause was a 429 on that conversation, while others went on working: the request decides, not the words.
    id: 'conversation-not-loaded',
    test: /could not load this chatgpt conversation|unable to load conversation|не удалось загрузить этот разговор|この chatgpt の会話を読み込めません|no se puede cargar esta conversación|impossible de charger cette conversation|無法載入此 chatgpt 對話|无法加载此 chatgpt 对话|이 chatgpt 대화를 불러올 수 없습니다/i,
    means: 'conversation',
    seen: '2026-10',
  },
  {
    id: 'conversation-gone',
    test: /conversation (?:inaccessible or )?not found|gpt inaccessible or not found|do not currently have access to this feature|chat history is off expire|stream cache expired/i,
    means: 'conversation',
    seen: '2026-06',
  },
  {
    id: 'page-fault',
    test: /unable to display this message|no renderable chatgpt messages|^oops, an error occurred!(?!.*route error)/i,
    means: 'client',
    seen: '2026-10',
  },
  {
    id: 'tool-failed',
    test: /^error (?:analyzing|browsing|talking to)\b|^search failed$|^could not load image$|process your export/i,
    means: 'client',
    seen: '2026-10',
  },
  {
    id: 'image-failed',
    test: /^error creating image\b/i,
    means: 'client',
    feature: 'images',
    seen: '2026-10',
  },
  {
    id: 'upload-failed',
    test: /^unable to upload|failed to get upload status|file upload timed out|^failed upload to/i,
    means: 'upload',
    feature: 'uploads',
    seen: '2024-04',
  },
];

export const harmlessSamples: Samples = {
  'connection-interrupted': [
    'Connection interrupted. Waiting for the complete answer',
    'Connection interrupted. Waiting for the full response',
    '接続が中断されました。回答の完了を待っています',
    'Соединение прервано. Ожидание полного ответа',
    'Conexión interrumpida. Esperando la respuesta completa',
    'Connexion interrompue. En attente de la réponse complète.',
    '连接已中断，正在等待完整答复',
  ],
  'safety-review': [
    'Our systems are thinking a bit more about this request before responding.',
    'Наши системы выполняют дополнительную обработку этого запроса, прежде чем предоставить ответ.',
    'Nos systèmes effectuent quelques vérifications supplémentaires.',
  ],
  'stopped-thinking': ['Stopped thinking', 'Analysis paused', 'Analysis errored', 'Use Work'],
  aborted: ['Fetch is aborted', 'The user aborted a request.', 'AbortError: The operation was aborted.'],
  sales: ["Due to high demand, we've temporarily paused upgrades."],
  policy: [
    'Your request was flagged as potentially violating our usage policy. Please try again with a different prompt.',
    'This content may violate our usage policies.',
    "ChatGPT isn't designed to provide this type of content.",
  ],
  'conversation-too-long': [
    "You've reached the maximum length for this conversation, but you can keep talking by starting a new chat.",
    "You've hit max weighted tokens for this chat",
    'The message you submitted was too long, please reload the conversation and submit something shorter.',
    'Вы достигли максимальной длины этого обсуждения, но можете продолжить обсуждение, начав новый чат.',
  ],
  'conversation-not-loaded': [
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
  'conversation-gone': [
    'Conversation not found',
    'Conversation inaccessible or not found',
    'GPT inaccessible or not found',
    'You do not currently have access to this feature',
    'Sorry, conversations created when Chat History is off expire after 6 hours of inactivity. Please start a new conversation to continue using ChatGPT.',
    'Stream cache expired',
  ],
  'page-fault': [
    'Unable to display this message due to an error. Reload the page to try again.',
    'No renderable ChatGPT messages were found in this conversation',
    'Oops, an error occurred! Try again',
  ],
  'tool-failed': [
    'Error analyzing',
    'Error browsing',
    'Search failed',
    'Error talking to example.org',
    'Could not load image',
    'We were unable to process your export at this time. Please try again later.',
  ],
  'image-failed': ['Error creating image'],
  'upload-failed': [
    'Unable to upload picture.png',
    'Failed to get upload status for picture.png',
    'File upload timed out. Please try again.',
    'Failed upload to files.oaiusercontent.com. Please ensure your network settings allow access to this site.',
  ],
};
