import type { ServedConversation } from '../../conversation/conversation';
import { asObject, asText, type Json, type JsonObject, parseJson } from '../../conversation/json';
import { type Recognised, recognise } from '../../conversation/recognise';
import { type Refusal, UnreadableFileError } from '../../conversation/unreadable-file-error';
import { splitArray } from '../array-splitter';
import { type ByteSource, encodingOf, piecesOf, textOf, wholeText } from '../byte-source';
import { isClosed } from '../closing';
import { findConversation, isMessage } from '../find-conversation';
import type { Found, ImportSource } from '../import-source';
import { refusalOf } from '../refusals';
import { sliceJson } from '../slice-json';

/**
 * JSON of any kind that holds conversations: the `conversations.json` of an official export, one conversation, what other tools
 * wrap around one, and our own JSON export.
 */
const json: ImportSource = {
  id: 'json',
  recognise: (first) => /^\uFEFF?\s*[[{]/.test(textAtStart(first)),
  async *read({ name, bytes, onChecked }) {
    if (!(await isWhole(bytes))) throw new UnreadableFileError('cut-off');
    onChecked?.();
    yield* readJson(name, () => textOf(piecesOf(bytes)));
  },
};

/** Looks through a list before anything is read from it, so that nothing of one that was cut off is taken; anything else is read as a whole. */
async function isWhole(bytes: ByteSource): Promise<boolean> {
  const isList = /^\uFEFF?\s*\[/.test(textAtStart(await bytes.read(0, 64)));
  return !isList || isClosed(piecesOf(bytes));
}

function textAtStart(first: Uint8Array): string {
  return new TextDecoder(encodingOf(first)).decode(first);
}

/**
 * Reads JSON from wherever its text comes from.
 *
 * @param open begins to read the text anew with each call
 * Throws `UnreadableFileError` as `ImportSource.read` does.
 */
export async function* readJson(name: string, open: () => AsyncIterable<string>): AsyncGenerator<Found> {
  if (await beginsWith('[', open())) yield* readArray(name, open);
  else yield* readObject(name, await wholeText(open()));
}

async function beginsWith(character: string, pieces: AsyncIterable<string>): Promise<boolean> {
  for await (const piece of pieces) {
    const start = piece.replace(/^[\s\uFEFF]+/, '');
    if (start !== '') return start.startsWith(character);
  }
  return false;
}

/** Each element with its own text. One that is no conversation is skipped and said; when none is one, so is the file. */
async function* readArray(name: string, open: () => AsyncIterable<string>): AsyncGenerator<Found> {
  let place = 0;
  let read = 0;
  let refused: Refusal | null = null;
  for await (const text of splitArray(open())) {
    place++;
    const from = `${name} #${place}`;
    const element = parseJson(text);
    if (place === 1 && isMessage(element)) {
      yield { is: 'conversation', from: name, served: listOfMessages(await wholeText(open())) };
      return;
    }
    const what = recognise(element);
    const refusal = element === undefined ? ('not-json' as const) : refusalOf(what);
    if (refusal !== null) {
      refused ??= refusal;
      yield { is: 'skipped', from, because: refusal };
      continue;
    }
    read++;
    yield { is: 'conversation', from, served: served(text, element, what) };
  }
  if (read === 0) throw new UnreadableFileError(refused ?? 'no-conversation');
}

async function* readObject(name: string, text: string): AsyncGenerator<Found> {
  const parsed = parseJson(text);
  if (parsed === undefined) return yield* readLines(name, text);
  const object = asObject(parsed) ?? {};
  const own = asObject(object.lifeboat);
  if (own) yield { is: 'conversation', from: name, served: readOwn(text, own, object) };
  else if (Array.isArray(object.conversations)) {
    const list = sliceJson(text, ['conversations']) ?? '';
    yield* readArray(name, async function* () {
      yield list;
    });
  } else yield { is: 'conversation', from: name, served: readOne(text, object) };
}

/** One conversation in each line, as other tools write them. */
async function* readLines(name: string, text: string): AsyncGenerator<Found> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => parseJson(line) === undefined)) throw new UnreadableFileError('json-cut-off');
  yield* readArray(name, async function* () {
    yield `[${lines.join(',')}]`;
  });
}

function readOne(text: string, object: JsonObject): ServedConversation {
  const what = recognise(object);
  const refusal = refusalOf(what);
  if (refusal === null) return served(text, object, what);
  const path = what === null ? findConversation(object) : null;
  const inner = path && sliceJson(text, path);
  if (!inner) throw new UnreadableFileError(refusal);
  const value = parseJson(inner);
  return served(inner, value, recognise(value));
}

/** Our own JSON export: the served text is taken out of its wrapper as it was put in. */
function readOwn(text: string, about: JsonObject, wrapper: JsonObject): ServedConversation {
  const id = asText(about.id) ?? '';
  const shape =
    about.shape === 'flat' || about.shape === 'dom' || about.shape === 'layers' ? about.shape : 'tree';
  const pages = Array.isArray(wrapper.pages)
    ? wrapper.pages.map((_, place) => sliceJson(text, ['pages', place]) ?? '')
    : [sliceJson(text, ['conversation']) ?? ''];
  if (pages.length === 0 || pages.includes('')) {
    throw new UnreadableFileError('own-without');
  }
  return { shape, bodies: pages, id };
}

function served(text: string, value: Json | undefined, what: Recognised | null): ServedConversation {
  const object = asObject(value);
  const id = asText(object?.conversation_id) ?? asText(object?.id) ?? asText(object?.url_id) ?? '';
  return { shape: what === 'flat' || what === 'dom' ? what : 'tree', bodies: [text], id };
}

function listOfMessages(text: string): ServedConversation {
  return { shape: 'flat', bodies: [text], id: '' };
}

export default json;
