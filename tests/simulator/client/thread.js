import { ApiError, callJson } from './api.js';
import { NEW_CHAT_DRAFT } from './drafts.js';
import { state, text } from './state.js';
import { turnsOf } from './turns.js';

const TURNS_PER_PAGE = 10;

/** One conversation as the page holds it. */
export class Thread {
  /** Id the server gave it; null for a chat that has not begun. */
  id;
  turns = [];
  title = null;
  /** `loading`, `ready`, or `failed` with a `failure`. */
  status = 'ready';
  failure = null;
  /** Text of an alert above the conversation, when a send failed before an answer existed. */
  alert = null;
  /** The send in progress. */
  run = null;
  earlier = null;

  constructor({ id = null, project = null, temporary = false }) {
    this.id = id;
    /** `g-p-…` with its slug, as in the address. */
    this.project = project;
    this.temporary = temporary;
    if (id !== null) this.status = 'loading';
  }

  /** Id of the draft of this conversation. */
  get draftId() {
    return this.id ?? NEW_CHAT_DRAFT;
  }

  /** Reads the conversation from the server; throws an `ApiError`. */
  async load() {
    const body = await this.read();
    this.title = body.title;
    this.currentNode = body.current_node;
    this.turns = turnsOf(body.messages);
    if (this.turns.length === 0) throw new ApiError(text('no-renderable-messages'));
    this.status = 'ready';
    return body;
  }

  async read() {
    if (state.pageReads === 'tree') {
      const body = await callJson(`/backend-api/conversation/${this.id}`);
      return { ...body, messages: path(body) };
    }
    const body = await callJson(
      `/backend-api/conversations/${this.id}?include_has_versions=true&num_turns=${TURNS_PER_PAGE}`,
    );
    this.earlier = body.page_info?.has_previous_page ? body.page_info.start_cursor : null;
    return body;
  }

  /** Puts the page before the first loaded one in front. */
  async loadEarlier() {
    const before = this.earlier;
    if (before === null) return;
    this.earlier = null;
    const body = await callJson(
      `/backend-api/conversations/${this.id}/messages?before=${before}&include_has_versions=true&num_turns=${TURNS_PER_PAGE}`,
    );
    this.turns = [...turnsOf(body.messages), ...this.turns];
    this.earlier = body.page_info.has_previous_page ? body.page_info.start_cursor : null;
  }

  isLast(turn) {
    return this.turns.at(-1) === turn;
  }
}

function path({ mapping, current_node: current }) {
  const messages = [];
  for (let node = mapping[current]; node !== undefined; node = mapping[node.parent]) {
    if (node.message) messages.unshift(node.message);
  }
  return messages;
}
