import { activePath, depthFirst, findVersions, through } from './branches';
import { followCanvas } from './canvas';
import type { Conversation, Message, PartialReason, ServedConversation } from './conversation';
import { readDomCopy } from './dom-copy';
import { joinPages, treeOfMessages } from './flat';
import { asObject, asText, type JsonObject, parseJson } from './json';
import { joinLayers } from './layers';
import { localId } from './local-id';
import { withoutMarkers } from './markers';
import { textdocsId } from './own-files';
import { foldEarlierVersions, joinCutAnswers, type Place, readPlaces } from './places';
import { recognise } from './recognise';
import { mappingOfShare } from './share-stream';
import { readTime } from './time';
import { buildTree, type Tree } from './tree';
import { UnreadableFileError } from './unreadable-file-error';

/**
 * Reads a conversation in any served shape. What is strange inside it is kept and said (`unknown` parts, `partialBecause`,
 * `notes`), never dropped.
 *
 * @param branchOf id of a message: the branch through it is the active one, instead of the one that was served as current
 *
 * Throws `UnreadableFileError` when a body is no JSON or no conversation.
 */
export function readConversation(
  served: ServedConversation,
  { branchOf }: { branchOf?: string } = {},
): Conversation {
  const bodies = served.bodies.map(parseBody);
  const [first] = bodies;
  if (!first) throw new UnreadableFileError('empty');
  const read = (keys: JsonObject, tree: Tree, missing: PartialReason | null = null) =>
    assemble(keys, branchOf === undefined ? tree : onBranch(tree, branchOf), served.id, missing);
  if (served.shape === 'layers' || recognise(first) === 'stream') {
    const { keys, tree, partialBecause } = joinLayers(bodies);
    return read(keys, tree, partialBecause);
  }
  switch (recognise(first)) {
    case 'dom':
      return readDomCopy(first, served.id);
    case 'flat': {
      const { keys, messages, partialBecause } = joinPages(bodies);
      return read(keys, treeOfMessages(messages, keys.current_node), partialBecause);
    }
    case 'tree':
      return read(first, buildTree(asObject(first.mapping) ?? {}, first.current_node));
    case 'bare-mapping':
      return read({}, buildTree(first, undefined));
    case 'share-stream':
      return read(first, buildTree(mappingOfShare(first), first.current_node));
    default:
      throw new UnreadableFileError('no-conversation');
  }
}

/** A message is nearly always named like its node. */
function onBranch(tree: Tree, messageId: string): Tree {
  const node =
    tree.nodes.get(messageId) ?? [...tree.nodes.values()].find(({ message }) => message?.id === messageId);
  return node ? through(tree, node.id) : tree;
}

function parseBody(body: string): JsonObject {
  const json = parseJson(body);
  if (json === undefined) throw new UnreadableFileError('json-cut-off');
  // Linear dumps of other tools are a bare list of messages.
  const object = asObject(Array.isArray(json) ? { messages: json } : json);
  if (!object) throw new UnreadableFileError('no-conversation');
  return object;
}

function assemble(
  keys: JsonObject,
  tree: Tree,
  requestedId: string,
  missing: PartialReason | null,
): Conversation {
  const canvas = followCanvas(tree);
  const { places, ghostCitations } = readPlaces(tree, canvas);
  const versions = findVersions(tree, (id) => {
    const message = places.get(id)?.message;
    return message?.visibility === 'shown' ? message.role : null;
  });
  for (const [id, version] of versions) {
    const place = places.get(id);
    const ids = version.ids.map((each) => places.get(each)?.message.id ?? each);
    if (place) place.message = { ...place.message, version: { ...version, ids } };
  }
  const path = activePath(tree).flatMap(({ id }) => places.get(id) ?? []);
  const active = new Set(path);
  foldEarlierVersions(path, canvas);
  joinCutAnswers(path);
  const id = asText(keys.conversation_id) ?? asText(keys.id) ?? (requestedId || localId(tree));
  for (const place of places.values()) place.message = withDocuments(place.message, id);
  const messages = path.map(({ message }) => message);
  return {
    id,
    title: titleOf(keys),
    createdAt: readTime(keys.create_time),
    updatedAt: readTime(keys.update_time),
    model: modelOf(messages, keys),
    project: projectOf(keys),
    archived: keys.is_archived === true,
    messages,
    otherBranches: depthFirst(tree)
      .flatMap(({ id }) => places.get(id) ?? [])
      .filter((place) => !active.has(place))
      .map(({ message }) => message),
    partialBecause: whyPartial(keys, tree, path, missing),
    notes: { branchGuessed: tree.guessed, ghostCitations },
  };
}

/** Canvas documents are handed out for a whole conversation, whose id no message knows. */
function withDocuments(message: Message, conversationId: string): Message {
  if (!message.parts.some(({ kind }) => kind === 'canvas')) return message;
  const fileId = textdocsId(conversationId);
  return {
    ...message,
    parts: message.parts.map((part) => (part.kind === 'canvas' ? { ...part, fileId } : part)),
  };
}

function whyPartial(
  keys: JsonObject,
  tree: Tree,
  path: Place[],
  missing: PartialReason | null,
): PartialReason | null {
  if (path.length === 0) return 'no-messages';
  // Another extension that shortens long chats leaves the new beginning in `root` (2026).
  if (keys.root !== undefined) return 'truncated-by-extension';
  if (tree.broken) return 'broken-links';
  if (missing) return missing;
  return path.at(-1)?.node.message?.status === 'in_progress' ? 'still-writing' : null;
}

/** What turns the direction of writing around: in a name it can only pretend that the name is another one. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

function titleOf(keys: JsonObject): string | null {
  const title = asText(keys.title);
  return title === null ? null : withoutMarkers(title).text.replace(TURNS, '');
}

/** The model of the last answer; what the conversation was begun with says less. */
function modelOf(messages: Message[], keys: JsonObject): string | null {
  const answer = messages.findLast(({ role, model }) => role === 'assistant' && model !== null);
  return answer?.model ?? asText(keys.default_model_slug);
}

/** `g-p-…` is a project; a plain `g-…` is a custom GPT. */
function projectOf(keys: JsonObject): string | null {
  const ids = [asText(keys.gizmo_id), asText(keys.conversation_template_id)];
  return ids.find((id) => id?.startsWith('g-p-')) ?? null;
}
