/** A component of the status page. Ids as on status.openai.com in August and September 2026. */
interface RosterComponent {
  id: string;
  name: string;
}

interface RosterGroup {
  id: string;
  name: string;
  components: RosterComponent[];
}

const group = (id: string, name: string, components: [id: string, name: string][]): RosterGroup => ({
  id,
  name,
  components: components.map(([componentId, componentName]) => ({ id: componentId, name: componentName })),
});

export const PAGE_ID = '01JMDK9XYNY6RXSED6SDWW50WY';

/** Groups and their components in the order of the page. Two components are called "Login". */
export const ROSTER: readonly RosterGroup[] = [
  group('01K5H8S53SY1KMS4GQMNMQM1K5', 'APIs', [
    ['01JMXBRMFE6N2NNT7DG6XZQ6PW', 'Chat Completions'],
    ['01JP8CD9JR3HR6Y7G4Q75N4DVW', 'Responses'],
    ['01JMXBRMFEMZK0HPK19RYET250', 'Fine-tuning'],
    ['01JMXBRMFEV0AJ0VVS68N9CD6R', 'Embeddings'],
    ['01JMXBRMFE4MAP2BHSJNZ787WX', 'Images'],
    ['01JMXBRMFE5ESNNV8JDHVCGSRD', 'Batch'],
    ['01JMXBRMFEKVBWKK82B44QFMCE', 'Audio'],
    ['01JMXBRMFEVZ7E0X9GD9FWR9WX', 'Moderations'],
    ['01JMXBRMFEQW613TFE89F45035', 'Realtime'],
    ['01JMXBRMFESJCBGJR10PDD3WCQ', 'Files'],
    ['01JSM5RTJWHRWDTS6Q604VEW3B', 'Login'],
  ]),
  group('01K5H8S53SY1KMS4GQMNMZXTR1', 'ChatGPT', [
    ['01JMXBNJXGV1T5GT2M9XA83XNG', 'Conversations'],
    ['01JMXBNJXG1S2D9V65P1ZZTD94', 'Login'],
    ['01JMXBNJXG1YMQPPCPCQX3MPA2', 'File uploads'],
    ['01JQ7EKW990MSPSWVXC7VPV2ZJ', 'Image Generation'],
    ['01JMXBNJXGGT5SR5DB9J7GYY48', 'Voice mode'],
    ['01JMXBNJXGKKP51D4DEJ2HZJ8Q', 'Search'],
    ['01JSFK5QX36ZRW0TW0ZV0ZYFXQ', 'GPTs'],
    ['01JSYVYQSWMJ9QG35XHP08BHA7', 'Deep Research'],
    ['01JSG1XMJ9RVJJQ0E85NVSJ2AZ', 'Agent'],
    ['01K6TVGGGDCP0PPGCHXAG3AQX8', 'Connectors/Apps'],
    ['01KX45G1SH21AX5DT93D4HMF0P', 'ChatGPT Work'],
    ['01KX45G1SHQQ9DTAX9S4W7FV8G', 'Sites'],
    ['01K8C008QVXHA6JX98PAS42VPD', 'ChatGPT Atlas'],
    ['01KMKFAMWKQ81YWSE1Z18R6VHR', 'Codex in ChatGPT Desktop'],
    ['01JNKS9D9S72PMP1938PVFFQN4', 'Compliance API'],
  ]),
  group('01KMKF9EBTCD8BN9PG8DJZXRSQ', 'Codex', [
    ['01JVCV8YSWZFRSM1G5CVP253SK', 'Codex Web'],
    ['01KMP3KP5MGE23B80K1EK4S8PV', 'Codex API'],
    ['01KMKFAMWKNQ84Z1766MV08ZDE', 'CLI'],
    ['01KMP3KP5M8X0EBTVW6KN327EE', 'VS Code extension'],
  ]),
  group('01KKACDSZF5G5JTBJY83GF176Z', 'FedRAMP', [['01KKAD7C71MCCH3FTREMJH4AAS', 'FedRAMP']]),
  group('01KTQBYDGR2AKA7D6HW6RVAGZC', 'Ads Platform', [
    ['01KTQBYVARFJ5KMCSECM06VKCF', 'Ads Manager'],
    ['01KVR95C58GGWHV7RYBT32NP11', 'Ads API'],
  ]),
];

export const COMPONENTS: readonly RosterComponent[] = ROSTER.flatMap((each) => each.components);
const chatgpt = ROSTER.find((each) => each.name === 'ChatGPT')?.components ?? [];

/** The id of a component by its id or its name; a name means the ChatGPT group's component first. */
export function componentId(idOrName: string): string {
  const found = [...chatgpt, ...COMPONENTS].find(({ id, name }) => id === idOrName || name === idOrName);
  if (found === undefined) throw new Error(`The status page has no component "${idOrName}".`);
  return found.id;
}
