import { html, type Reply } from '../reply';
import { feedReply } from './feed-reply';

export type StatusRoute = 'proxy' | 'components' | 'incidents' | 'summary' | 'status' | 'page' | 'none';

export interface ActiveStatusFault {
  id: StatusFaultId;
  /** Which routes fail; all feeds when absent. */
  routes?: StatusRoute[];
  /** For `5xx`: another status than 503. For `slow`: the delay in ms instead of 20 s. */
  status?: number;
  delay?: number;
}

interface StatusFault {
  sentence: string;
  reply(feed: () => string, fault: ActiveStatusFault, closed: AbortSignal): Reply | Promise<Reply>;
}

/** The id of Conversations: without it a report says nothing about ChatGPT. */
const CONVERSATIONS = '01JMXBNJXGV1T5GT2M9XA83XNG';

/** Every way in which the simulated status page can be unreadable. */
export const STATUS_FAULTS = {
  gone: {
    sentence: 'The feed is gone: 404 with HTML.',
    reply: () => html(404, '<!DOCTYPE html><html><body>This page could not be found.</body></html>'),
  },
  html: {
    sentence: 'The feed answers 200 with an HTML page.',
    reply: () => html(200, '<!DOCTYPE html><html><body>OpenAI Status</body></html>'),
  },
  truncated: {
    sentence: 'The JSON ends in the middle.',
    reply: (feed) => feedReply(feed().slice(0, 700)),
  },
  'no-components': {
    sentence: 'The lists of components are empty.',
    reply: (feed) =>
      feedReply(edited(feed(), (key, value) => (key === 'components' || key === 'items' ? [] : value))),
  },
  'no-conversations': {
    sentence: 'Conversations is not among the components.',
    reply: (feed) =>
      feedReply(
        edited(feed(), (_, value) =>
          Array.isArray(value) ? value.filter((each) => !isConversations(each)) : value,
        ),
      ),
  },
  'unknown-word': {
    sentence: 'Conversations is in a state that nobody has seen before.',
    reply: (feed) =>
      feedReply(
        edited(feed(), (key, value) => {
          if (key === 'affected_components') {
            return [{ component_id: CONVERSATIONS, status: 'intermittently_shiny' }];
          }
          return isConversations(value) && 'status' in value
            ? { ...value, status: 'intermittently_shiny' }
            : value;
        }),
      ),
  },
  '5xx': {
    sentence: 'The status page itself answers 503.',
    reply: (_, fault) => html(fault.status ?? 503, '<html><body>Service Unavailable</body></html>'),
  },
  unreachable: {
    sentence: 'status.openai.com cannot be reached: every connection dies.',
    reply: () => 'disconnect',
  },
  slow: {
    sentence: 'The answer takes 20 seconds.',
    reply: async (feed, fault, closed) => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, fault.delay ?? 20_000);
        closed.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      return feedReply(feed());
    },
  },
} as const satisfies Record<string, StatusFault>;

export type StatusFaultId = keyof typeof STATUS_FAULTS;

function isConversations(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ('id' in value && value.id === CONVERSATIONS) ||
    ('component_id' in value && value.component_id === CONVERSATIONS)
  );
}

/** The feed with every value replaced by what `change` makes of it. */
function edited(feed: string, change: (key: string, value: unknown) => unknown): string {
  return JSON.stringify(JSON.parse(feed, (key, value: unknown) => change(key, value)));
}
