import type { Simulator } from '../simulator';

interface Scene {
  name: string;
  sentence: string;
  play(simulator: Simulator): void;
}

const INCIDENT = {
  name: 'Elevated error rates in ChatGPT',
  components: ['Conversations', 'Login'],
  componentStatus: 'partial_outage',
  message: 'We are investigating elevated error rates for ChatGPT conversations.',
};

const MINUTE = 60_000;

/** Whole situations, each set up by one button. A scene replaces what was on before. */
export const SCENES = {
  calm: {
    name: 'All is well',
    sentence: 'ChatGPT answers, the status page is green.',
    play: () => {},
  },
  'sudden-outage': {
    name: 'Outage, not reported',
    sentence:
      'Every call fails with 503. The status page is still green, as it usually is for the first 20 minutes.',
    play: ({ chatgpt }) => chatgpt.fail('api-503'),
  },
  'reported-outage': {
    name: 'Outage, reported',
    sentence: 'Every call fails with 503, and the status page says partial outage.',
    play({ chatgpt, status }) {
      chatgpt.fail('api-503');
      status.openIncident(INCIDENT);
    },
  },
  'late-report': {
    name: 'Outage, reported in a minute',
    sentence: 'Every call fails now; the status page follows after one minute.',
    play({ chatgpt, status }) {
      chatgpt.fail('api-503');
      status.playIncident(INCIDENT, { reportedAfter: MINUTE });
    },
  },
  'late-all-clear': {
    name: 'Recovered, page still red',
    sentence: 'ChatGPT answers again. The page turns green in one minute and resolves in two.',
    play: ({ status }) =>
      status.playIncident(INCIDENT, { reportedAfter: 0, greenAfter: MINUTE, resolvedAfter: 2 * MINUTE }),
  },
  'not-you': {
    name: 'Reported, but not you',
    sentence: 'The status page names Conversations as degraded; ChatGPT works here.',
    play: ({ status }) => {
      status.openIncident({
        ...INCIDENT,
        components: ['Conversations'],
        componentStatus: 'degraded_performance',
      });
    },
  },
  'one-feature': {
    name: 'Another feature',
    sentence: 'Only Voice mode is impaired.',
    play: ({ status }) => {
      status.openIncident({
        name: 'Voice mode issues',
        components: ['Voice mode'],
        componentStatus: 'degraded_performance',
      });
    },
  },
  'edge-down': {
    name: 'Gateway time-out',
    sentence: 'The edge answers 504 with its own page: nothing of ChatGPT loads.',
    play: ({ chatgpt }) => chatgpt.fail('edge-504'),
  },
  unreachable: {
    name: 'Nothing answers',
    sentence: 'Neither ChatGPT nor the status page can be reached.',
    play({ chatgpt, status }) {
      chatgpt.fail('unreachable');
      status.fail('unreachable');
    },
  },
} as const satisfies Record<string, Scene>;

export type SceneId = keyof typeof SCENES;

/** Sets a scene up on a simulator from which everything else has been taken away (settings and chats stay). */
export function playScene(simulator: Simulator, id: SceneId): void {
  simulator.chatgpt.recover();
  simulator.status.recover();
  simulator.status.allClear();
  SCENES[id].play(simulator);
}
