/**
 * What the tap tells from the page's world, in the string `detail` of a custom event: facts about requests, and what the page
 * receives of its conversations. Tokens never leave it. Everything in it is page-controlled and is checked on arrival (`bridge.ts`).
 *
 * All of it is JSON but for `body`, which is `TAP_BODY`, the number of the request, a space, and the text as it was served: texts of
 * megabytes are not quoted a second time.
 */
export type TapMessage =
  /** A request of a known route starts. `startedAt` is on the page's own clock (`performance.now()`). */
  | {
      kind: 'request';
      id: number;
      path: string;
      method: string;
      startedAt: number;
      /** For a send: id of the user's message, and `next` or `variant`. They tell a repeated send from a new one. */
      message: string | null;
      action: string | null;
    }
  /** Headers came. `body`: the beginning of an error's body, or of a small answer that says how a stream stands. */
  | {
      kind: 'response';
      id: number;
      status: number;
      edge: boolean;
      challenge: boolean;
      body: string | null;
    }
  /** No headers came. */
  | { kind: 'no-response'; id: number; aborted: boolean }
  /** Bytes of an answer's stream came; told for the first and then every few seconds. */
  | { kind: 'bytes'; id: number }
  /** An event of an answer's stream, by its type; `error` for an error event. */
  | { kind: 'event'; id: number; name: string; code: string | null }
  /** The prompt that a send carries: conversation, parent, messages. JSON. */
  | { kind: 'sent'; id: number; body: string }
  /** Events of an answer's stream, without those that carry a token: name and data of each. */
  | { kind: 'stream'; id: number; events: [event: string, data: string][] }
  /** What a read of a conversation was answered, whole. */
  | { kind: 'body'; id: number; text: string }
  /**
   * An answer's stream is at its end. `unread`: the tap let go of it, nothing is known. One that is handed off to a WebSocket goes on
   * behind it under the same number, and ends once more.
   */
  | { kind: 'closed'; id: number; how: 'ended' | 'broken' | 'aborted' | 'unread' };

/** How a message that is a body begins. */
export const TAP_BODY = 'body ';

/** Asks whether a tap is there already; an earlier one cancels the event. */
export const TAP_STARTING = 'lifeboat-tap-1:starting';
/** The tap is there and waits for the name of the event to talk through. */
export const TAP_READY = 'lifeboat-tap-1:ready';
/** From our own world: `detail` is the name of the event to talk through. */
export const TAP_LISTEN = 'lifeboat-tap-1:listen';
/** From our own world: nobody listens to the event of that name any more. */
export const TAP_SLEEP = 'lifeboat-tap-1:sleep';
