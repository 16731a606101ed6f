/**
 * What the page shows of a conversation: turns, alternating between the user and the assistant. An assistant's turn has
 * blocks, because one turn can hold several messages.
 *
 * Turn: {key, role, id, text, blocks[], state: 'waiting' | 'streaming' | 'done', stale?, error?, notice?, status?}
 * Block: {id, kind: 'text' | 'thought' | 'image' | 'code' | 'output' | 'canvas' | 'file', …}
 */
export function turnsOf(messages) {
  const turns = [];
  for (const message of messages) {
    if (hidden(message)) continue;
    if (message.author.role === 'user') {
      turns.push(userTurn(message));
      continue;
    }
    const blocks = blocksOf(message);
    if (blocks.length === 0) continue;
    let turn = turns.at(-1);
    if (turn === undefined || turn.role !== 'assistant') {
      turn = assistantTurn(message.id, turns.at(-1)?.id ?? message.id);
      turns.push(turn);
    }
    turn.blocks.push(...blocks);
    turn.model = message.metadata.model_slug ?? turn.model;
    turn.state = 'done';
    turn.lastMessageId = message.id;
  }
  return turns;
}

/** A turn of the user from its message. */
export function userTurn(message) {
  const parts = message.content.parts ?? [];
  return {
    key: message.id,
    role: 'user',
    id: message.id,
    text: parts.filter((part) => typeof part === 'string').join('\n'),
    images: parts.filter((part) => part?.asset_pointer !== undefined),
    attachments: message.metadata?.attachments ?? [],
    blocks: [],
    state: 'done',
    message,
  };
}

/** An empty turn of the assistant, in the exchange of the given user message. */
export function assistantTurn(id, exchange) {
  return {
    key: `${exchange}:answer`,
    role: 'assistant',
    id,
    exchange,
    blocks: [],
    state: 'waiting',
    model: 'gpt-5-6',
  };
}

function hidden({ author, metadata, recipient, content }) {
  return (
    metadata?.is_visually_hidden_from_conversation === true ||
    author.role === 'system' ||
    content?.content_type === 'user_editable_context' ||
    (recipient !== 'all' &&
      !(recipient === 'python' && content.content_type === 'code') &&
      recipient !== 'canmore.create_textdoc')
  );
}

export function blocksOf(message) {
  const { id, content, metadata, recipient, author } = message;
  const block = (kind, more) => [{ id, kind, author: author.role, ...more }];
  switch (content.content_type) {
    case 'thoughts':
      return [];
    case 'reasoning_recap':
      return block('thought', { text: content.content });
    case 'code':
      return block('code', { text: content.text, language: content.language });
    case 'execution_output':
      return block('output', { text: content.text });
    case 'multimodal_text':
      return content.parts.flatMap((part) =>
        typeof part === 'string' ? textBlock(message, part) : block('image', { pointer: part.asset_pointer }),
      );
    default:
      if (recipient === 'canmore.create_textdoc') return canvasBlock(message);
      if (author.role === 'tool') return [];
      return (content.parts ?? []).flatMap((part) =>
        typeof part === 'string' ? textBlock(message, part) : [],
      );
  }
  function textBlock(_, part) {
    return part === '' ? [] : block('text', { text: part, references: metadata.content_references ?? [] });
  }
}

function canvasBlock({ id, content }) {
  const document = JSON.parse(content.parts[0]);
  return [{ id, kind: 'canvas', author: 'assistant', title: document.name, text: document.content }];
}
