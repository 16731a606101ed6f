import type { Capability, ComponentRole, KnownComponent, StatusSource } from '../status-source';

const ORIGIN = 'https://status.openai.com';

const known = (
  id: string,
  group: string,
  name: string,
  role: ComponentRole,
  ...capabilities: Capability[]
): KnownComponent => ({ id, group, name, role, capabilities });

/**
 * OpenAI's page, at incident.io since 2025-02. Ids outlive names and the list ("Codex" became "Codex Web" in 2026-03; there are two
 * "Login"). Roster of 2026-09; status-page §9.
 */
const components: KnownComponent[] = [
  known('01JMXBNJXGV1T5GT2M9XA83XNG', 'ChatGPT', 'Conversations', 'conversations', 'sending', 'history'),
  known('01JMXBNJXG1S2D9V65P1ZZTD94', 'ChatGPT', 'Login', 'login', 'login'),
  known('01JMXBNJXG1YMQPPCPCQX3MPA2', 'ChatGPT', 'File uploads', 'feature', 'uploads'),
  known('01JQ7EKW990MSPSWVXC7VPV2ZJ', 'ChatGPT', 'Image Generation', 'feature', 'images'),
  known('01JMXBNJXGGT5SR5DB9J7GYY48', 'ChatGPT', 'Voice mode', 'feature', 'voice'),
  known('01JMXBNJXGKKP51D4DEJ2HZJ8Q', 'ChatGPT', 'Search', 'feature'),
  known('01JSFK5QX36ZRW0TW0ZV0ZYFXQ', 'ChatGPT', 'GPTs', 'feature'),
  known('01JSYVYQSWMJ9QG35XHP08BHA7', 'ChatGPT', 'Deep Research', 'feature'),
  known('01JSG1XMJ9RVJJQ0E85NVSJ2AZ', 'ChatGPT', 'Agent', 'feature'),
  known('01K6TVGGGDCP0PPGCHXAG3AQX8', 'ChatGPT', 'Connectors/Apps', 'feature'),
  known('01KX45G1SH21AX5DT93D4HMF0P', 'ChatGPT', 'ChatGPT Work', 'feature'),
  known('01KX45G1SHQQ9DTAX9S4W7FV8G', 'ChatGPT', 'Sites', 'feature'),
  known('01K8C008QVXHA6JX98PAS42VPD', 'ChatGPT', 'ChatGPT Atlas', 'feature'),
  known('01KMKFAMWKQ81YWSE1Z18R6VHR', 'ChatGPT', 'Codex in ChatGPT Desktop', 'feature'),
  known('01JNKS9D9S72PMP1938PVFFQN4', 'ChatGPT', 'Compliance API', 'other'),
  known('01JMXBRMFE6N2NNT7DG6XZQ6PW', 'APIs', 'Chat Completions', 'other'),
  known('01JP8CD9JR3HR6Y7G4Q75N4DVW', 'APIs', 'Responses', 'other'),
  known('01JMXBRMFEMZK0HPK19RYET250', 'APIs', 'Fine-tuning', 'other'),
  known('01JMXBRMFEV0AJ0VVS68N9CD6R', 'APIs', 'Embeddings', 'other'),
  known('01JMXBRMFE4MAP2BHSJNZ787WX', 'APIs', 'Images', 'other'),
  known('01JMXBRMFE5ESNNV8JDHVCGSRD', 'APIs', 'Batch', 'other'),
  known('01JMXBRMFEKVBWKK82B44QFMCE', 'APIs', 'Audio', 'other'),
  known('01JMXBRMFEVZ7E0X9GD9FWR9WX', 'APIs', 'Moderations', 'other'),
  known('01JMXBRMFEQW613TFE89F45035', 'APIs', 'Realtime', 'other'),
  known('01JMXBRMFESJCBGJR10PDD3WCQ', 'APIs', 'Files', 'other'),
  known('01JSM5RTJWHRWDTS6Q604VEW3B', 'APIs', 'Login', 'other'),
  known('01K9G527YRPY1EFRMHTKB5BKT5', 'APIs', 'Sora', 'other'),
  known('01JVCV8YSWZFRSM1G5CVP253SK', 'Codex', 'Codex Web', 'other'),
  known('01KMP3KP5MGE23B80K1EK4S8PV', 'Codex', 'Codex API', 'other'),
  known('01KMKFAMWKNQ84Z1766MV08ZDE', 'Codex', 'CLI', 'other'),
  known('01KMP3KP5M8X0EBTVW6KN327EE', 'Codex', 'VS Code extension', 'other'),
  known('01KKAD7C71MCCH3FTREMJH4AAS', 'FedRAMP', 'FedRAMP', 'other'),
  known('01KTQBYVARFJ5KMCSECM06VKCF', 'Ads Platform', 'Ads Manager', 'other'),
  known('01KVR95C58GGWHV7RYBT32NP11', 'Ads Platform', 'Ads API', 'other'),
];

/** What OpenAI reports about ChatGPT. `/api/v2/summary.json` lists a changing 25 of the components and is never asked. */
export const openai: StatusSource = {
  id: 'openai',
  pageUrl: ORIGIN,
  origins: [ORIGIN],
  feedUrl: `${ORIGIN}/proxy/status.openai.com`,
  componentsUrl: `${ORIGIN}/api/v2/components.json`,
  incidentsUrl: `${ORIGIN}/api/v2/incidents.json`,
  group: { id: '01K5H8S53SY1KMS4GQMNMZXTR1', name: 'ChatGPT' },
  developers: 'APIs',
  components,
};
