import { codeRegions } from '../../conversation/code-regions';
import type { Conversation, Message, Part } from '../../conversation/conversation';
import type { Translate } from '../../i18n/translate';
import { aboutOf, readableTime } from '../about';
import { type ExportFormat, type WriteOptions, type Writing, writingOf } from '../export-format';
import { noticeText, placeholder } from '../part-words';
import { beganAt, type Turn, turnsOf, writtenWith } from '../transcript';

/** For reading and for pasting anywhere: no frame but names and blank lines, links as `title: address`. */
const text: ExportFormat = {
  id: 'text',
  label: 'export_format_text',
  extension: 'txt',
  mimeType: 'text/plain',
  *write(conversation, _served, options) {
    const { t, branches } = options;
    const writing = writingOf(options);
    const isWritten = writtenWith(writing);
    yield header(conversation, options);
    for (const turn of turnsOf(conversation.messages, isWritten, t)) yield* writeTurn(turn, t, writing);
    if (branches === 'active') return;
    const others = turnsOf(conversation.otherBranches, isWritten, t);
    if (others.length > 0) yield `\n\n--- ${t('export_other_versions')} ---\n`;
    for (const turn of others) yield* writeTurn(turn, t, writing);
  },
};

function header(conversation: Conversation, options: WriteOptions): string {
  const { t } = options;
  const about = aboutOf(conversation, options);
  const created = readableTime(conversation.createdAt);
  const updated = readableTime(conversation.updatedAt);
  const title = oneLine(about.title);
  const lines = [
    title,
    '='.repeat(Math.min(title.length, 72)),
    about.address ?? '',
    created === null ? '' : `${t('export_created')}: ${created}`,
    updated === null ? '' : `${t('export_updated')}: ${updated}`,
    about.model === null ? '' : `${t('export_model')}: ${oneLine(about.model)}`,
    about.partial ?? '',
    about.messages === 0 ? t('export_no_messages') : '',
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

function* writeTurn(turn: Turn, t: Translate, writing: Writing): Generator<string> {
  const { speaker, messages } = turn;
  const version = messages.find((message) => message.version !== null)?.version;
  const time = writing.times ? readableTime(beganAt(turn)) : null;
  yield `\n\n${oneLine(speaker)}${version ? ` (${t('export_version', { index: version.index, count: version.count })})` : ''}${time === null ? '' : `, ${time}`}:\n`;
  for (const message of messages) {
    for (const block of writeMessage(message, t, writing)) {
      if (block !== '') yield `\n${block}${block.endsWith('\n') ? '' : '\n'}`;
    }
  }
}

function* writeMessage(message: Message, t: Translate, { sources }: Writing): Generator<string> {
  for (const part of message.parts) yield writePart(part, message.role === 'user', t);
  if (message.unfinished) yield `[${t('export_unfinished')}]`;
  if (!sources || message.sources.length === 0) return;
  yield [`${t('export_sources')}:`, ...message.sources.map(({ title, url }) => `- ${title}: ${url}`)].join(
    '\n',
  );
}

function writePart(part: Part, isUser: boolean, t: Translate): string {
  switch (part.kind) {
    case 'text':
      return isUser ? part.text : withPlainLinks(part.text);
    case 'code':
      return part.code;
    case 'output':
      return `${t(part.failed ? 'export_result_failed' : 'export_result')}:\n${part.text}`;
    case 'image':
    case 'audio':
    case 'file':
      return `[${oneLine(placeholder(part, t))}]`;
    case 'quote':
      return [part.text.replace(/^/gm, '> '), [part.title, part.url].filter(Boolean).join(': ')]
        .filter((line) => line !== '' && line !== '> ')
        .join('\n');
    case 'thought':
      return [part.summary, part.text].filter(Boolean).join('\n');
    case 'canvas':
      return `${[part.title || t('export_document'), part.reconstructed ? '' : t('export_document_edit')].filter(Boolean).join(', ')}:\n\n${part.text}`;
    case 'notice':
      return `[${noticeText(part, t)}]`;
    case 'error':
      return `${t('export_error')} ${part.text}`;
    case 'unknown':
      return `[${t('export_unknown', { type: part.contentType })}]\n${part.json}`;
  }
}

/** A link as the model or the citation wrote it: `[title](address)` or `[title](<address>)`, on one line. */
const LINK = /\[((?:\\.|[^\]\\\n[]){0,500})\]\((?:<([^<>\n]{1,4000})>|([^\s()<>]{1,4000}))\)/g;

/** Markdown links become `title: address`; code is left as it is. */
function withPlainLinks(markdown: string): string {
  let plain = '';
  let from = 0;
  for (const region of [...codeRegions(markdown), { start: markdown.length, end: markdown.length }]) {
    plain += markdown.slice(from, region.start).replace(LINK, plainLink);
    plain += markdown.slice(region.start, region.end);
    from = region.end;
  }
  return plain;
}

function plainLink(_link: string, title: string, wrapped?: string, bare?: string): string {
  const name = title.replace(/\\([[\]\\`<>])/g, '$1');
  const address = wrapped ?? bare ?? '';
  return name === '' || name === address ? address : `${name}: ${address}`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

export default text;
