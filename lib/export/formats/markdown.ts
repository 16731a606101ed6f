import type { Message, Part, Source } from '../../conversation/conversation';
import { linkTo, safeAddress } from '../../conversation/links';
import type { Translate } from '../../i18n/translate';
import { type About, aboutOf, readableTime } from '../about';
import { withDollars } from '../dollars';
import { type ExportFormat, type Writing, writingOf } from '../export-format';
import { escaped, fenced, quoted, selfContained } from '../markdown-text';
import { addressOf, documentLanguage, type FilePart, noticeText, placeholder } from '../part-words';
import { beganAt, type Turn, turnsOf, writtenWith } from '../transcript';

/**
 * What a model writes is Markdown already: it passes through byte for byte and is never parsed and printed again. Only our own
 * frame (front matter, headings, placeholders) is added around it.
 */
const markdown: ExportFormat = {
  id: 'markdown',
  label: 'export_format_markdown',
  extension: 'md',
  mimeType: 'text/markdown',
  *write(conversation, _served, options) {
    const { t, branches } = options;
    const writing = writingOf(options);
    const isWritten = writtenWith(writing);
    const about = aboutOf(conversation, options);
    if (writing.frontMatter) yield `${frontMatter(about)}\n`;
    yield `# ${escaped(about.title)}\n`;
    if (about.partial !== null) yield `\n*${escaped(about.partial)}*\n`;
    if (about.messages === 0) yield `\n*${t('export_no_messages')}*\n`;
    for (const turn of turnsOf(conversation.messages, isWritten, t)) yield* writeTurn(turn, t, writing);
    if (branches === 'active') return;
    const others = turnsOf(conversation.otherBranches, isWritten, t);
    if (others.length > 0) yield `\n---\n\n# ${t('export_other_versions')}\n`;
    for (const turn of others) yield* writeTurn(turn, t, writing);
  },
};

/** Values are JSON strings, which YAML reads as they are. */
function frontMatter(about: About): string {
  const lines = Object.entries(about)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

function* writeTurn(turn: Turn, t: Translate, writing: Writing): Generator<string> {
  const { speaker, messages } = turn;
  const version = messages.find((message) => message.version !== null)?.version;
  const label = version ? ` (${t('export_version', { index: version.index, count: version.count })})` : '';
  yield `\n## ${escaped(speaker)}${label}\n`;
  const time = writing.times ? readableTime(beganAt(turn)) : null;
  if (time !== null) yield `\n*${time}*\n`;
  for (const message of messages) {
    for (const block of writeMessage(message, t, writing)) {
      if (block !== '') yield `\n${block}${block.endsWith('\n') ? '' : '\n'}`;
    }
  }
}

function* writeMessage(message: Message, t: Translate, writing: Writing): Generator<string> {
  const isAnswer = message.role !== 'user';
  const prose = (text: string) => selfContained(writing.dollars && isAnswer ? withDollars(text) : text);
  for (const part of message.parts) yield writePart(part, prose, t, writing);
  if (message.unfinished) yield `*${t('export_unfinished')}*`;
  if (writing.sources && message.sources.length > 0)
    yield `**${t('export_sources')}**\n\n${sourceList(message.sources)}`;
}

/** @param prose a text as it belongs into the file */
function writePart(part: Part, prose: (text: string) => string, t: Translate, writing: Writing): string {
  switch (part.kind) {
    case 'text':
      return prose(part.text);
    case 'code':
      return fenced(part.code, part.language);
    case 'output':
      return `**${t(part.failed ? 'export_result_failed' : 'export_result')}**\n\n${fenced(part.text, null)}`;
    case 'image':
    case 'audio':
    case 'file':
      return writeFile(part, t, addressOf(part, writing));
    case 'quote':
      return writeQuote(part);
    case 'thought':
      return [part.summary === null ? '' : `**${escaped(part.summary)}**`, prose(part.text)]
        .filter(Boolean)
        .join('\n\n');
    case 'canvas':
      return writeCanvas(part, prose, t);
    case 'notice':
      return `*${escaped(noticeText(part, t))}*`;
    case 'error':
      return `**${t('export_error')}** ${escaped(part.text)}`;
    case 'unknown':
      return `*${escaped(t('export_unknown', { type: part.contentType }))}*\n\n${fenced(part.json, 'json')}`;
  }
}

function writeFile(part: FilePart, t: Translate, address: string | null): string {
  if (address === null) return `*${escaped(placeholder(part, t))}*`;
  return `${part.kind === 'image' ? '!' : ''}${linkTo(placeholder(part, t), address)}`;
}

function writeQuote({ text, title, url }: Extract<Part, { kind: 'quote' }>): string {
  const address = safeAddress(url);
  const name = title ?? url;
  const from = address === null ? escaped(name ?? '') : linkTo(name ?? '', address);
  const lines = [text === '' ? '' : selfContained(text), from === '' ? '' : `— ${from}`];
  return quoted(lines.filter(Boolean).join('\n\n'));
}

function writeCanvas(
  part: Extract<Part, { kind: 'canvas' }>,
  prose: (text: string) => string,
  t: Translate,
): string {
  const heading = `**${escaped(part.title || t('export_document'))}**`;
  if (!part.reconstructed) return `${heading} (${t('export_document_edit')})\n\n${fenced(part.text, 'json')}`;
  const language = documentLanguage(part.documentType);
  return `${heading}\n\n${language === null ? prose(part.text) : fenced(part.text, language)}`;
}

function sourceList(sources: Source[]): string {
  return sources.map(({ title, url }, place) => `${place + 1}. ${linkTo(title, url)}`).join('\n');
}

export default markdown;
