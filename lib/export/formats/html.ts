import type { Conversation, Message, Part, Source } from '../../conversation/conversation';
import { safeAddress } from '../../conversation/links';
import { toNodes } from '../../conversation/markdown';
import type { Translate } from '../../i18n/translate';
import { aboutOf, isoTime, readableTime } from '../about';
import { type ExportFormat, type WriteOptions, type Writing, writingOf } from '../export-format';
import { htmlStyle } from '../html-style';
import { codeToHtml, escapeHtml, nodesToHtml } from '../html-text';
import { addressOf, documentLanguage, type FilePart, noticeText, placeholder } from '../part-words';
import { beganAt, type Turn, turnsOf } from '../transcript';

/**
 * Nothing is loaded from elsewhere and nothing runs, whatever a conversation contains: only our own style applies, and only pictures that lie
 * in or beside the file are drawn.
 */
const POLICY =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One file that opens anywhere, without a network. What was folded on the page is folded here. */
const html: ExportFormat = {
  id: 'html',
  label: 'export_format_html',
  extension: 'html',
  mimeType: 'text/html',
  drawsPictures: true,
  *write(conversation, _served, options) {
    const { t, branches } = options;
    const writing = writingOf(options);
    yield head(conversation, options);
    const isWritten = ({ visibility }: Message) => visibility !== 'hidden';
    for (const turn of turnsOf(conversation.messages, isWritten, t)) yield* writeTurn(turn, t, writing);
    const others = branches === 'all' ? turnsOf(conversation.otherBranches, isWritten, t) : [];
    if (others.length > 0) yield `<h2>${escapeHtml(t('export_other_versions'))}</h2>\n`;
    for (const turn of others) yield* writeTurn(turn, t, writing);
    yield '</main>\n</body>\n</html>\n';
  },
};

function head(conversation: Conversation, options: WriteOptions): string {
  const { t } = options;
  const about = aboutOf(conversation, options);
  const created = readableTime(conversation.createdAt);
  const updated = readableTime(conversation.updatedAt);
  const title = escapeHtml(about.title);
  const address =
    about.address === null
      ? ''
      : `<p><a href="${escapeHtml(about.address)}">${escapeHtml(about.address)}</a></p>\n`;
  const facts = [
    created && `${t('export_created')}: ${created}`,
    updated && `${t('export_updated')}: ${updated}`,
    about.model && `${t('export_model')}: ${about.model}`,
    about.messages === 0 && t('export_no_messages'),
    about.partial,
  ].filter((fact) => typeof fact === 'string');
  return `<!doctype html>
<html lang="${escapeHtml(t('languageTag'))}" dir="${escapeHtml(t('dir'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<header>
<h1 dir="auto">${title}</h1>
${address}${facts.map((fact) => `<p dir="auto">${escapeHtml(fact)}</p>\n`).join('')}</header>
`;
}

function* writeTurn(turn: Turn, t: Translate, writing: Writing): Generator<string> {
  const { speaker, isUser, messages } = turn;
  const version = messages.find((message) => message.version !== null)?.version;
  const at = beganAt(turn);
  const time = at === null ? '' : `<time datetime="${isoTime(at)}">${readableTime(at)}</time>`;
  const label = version
    ? `<small>${escapeHtml(t('export_version', { index: version.index, count: version.count }))}</small>`
    : '';
  yield `<section class="${isUser ? 'you' : 'answer'}">\n<h2>${escapeHtml(speaker)}</h2>\n`;
  if (time !== '' || label !== '') yield `<p class="note">${[time, label].filter(Boolean).join(' ')}</p>\n`;
  for (const message of messages) yield* writeMessage(message, t, writing);
  yield '</section>\n';
}

function* writeMessage(message: Message, t: Translate, writing: Writing): Generator<string> {
  const isUser = message.role === 'user';
  const [first, ...others] = message.parts;
  const isFolded = message.visibility === 'folded' && first !== undefined;
  const { called, body } = isFolded ? behindFold(first, message, t, writing) : { called: '', body: '' };
  const written = (isFolded ? others : message.parts).map((part) => writePart(part, isUser, t, writing));
  const blocks = [...(body === '' ? [] : [body]), ...written];
  if (message.unfinished) blocks.push(`<p class="note">${escapeHtml(t('export_unfinished'))}</p>`);
  if (writing.sources && message.sources.length > 0) blocks.push(sourceList(message.sources, t));
  const folds = isFolded && blocks.length > 0;
  yield `<div data-message="${escapeHtml(message.id)}" dir="auto">\n`;
  if (folds) yield `<details>\n<summary dir="auto">${escapeHtml(called)}</summary>\n`;
  // Nothing stands behind "Thought for 7s".
  else if (isFolded) yield `<p class="note" dir="auto">${escapeHtml(called)}</p>\n`;
  for (const block of blocks) yield `${block}\n`;
  if (folds) yield '</details>\n';
  yield '</div>\n';
}

/** What the first part of a folded message is called, or the tool that spoke, and what there is to see beyond that. */
function behindFold(
  part: Part,
  { authorName, role }: Message,
  t: Translate,
  writing: Writing,
): { called: string; body: string } {
  switch (part.kind) {
    case 'notice':
      return { called: noticeText(part, t), body: '' };
    case 'thought':
      return { called: part.summary ?? t('export_thought'), body: prose(part.text) };
    case 'code':
      return { called: t('export_code'), body: codeToHtml(part.code, part.language) };
    case 'output':
      return { called: resultWords(part, t), body: codeToHtml(part.text, null) };
    case 'canvas':
      return { called: captionOf(part, t), body: documentOf(part) };
    default:
      return {
        called: authorName ?? t('export_thought'),
        body: writePart(part, role === 'user', t, writing),
      };
  }
}

function writePart(part: Part, isUser: boolean, t: Translate, writing: Writing): string {
  switch (part.kind) {
    case 'text':
      return isUser ? `<p class="plain" dir="auto">${escapeHtml(part.text)}</p>` : prose(part.text);
    case 'code':
      return codeToHtml(part.code, part.language);
    case 'output':
      return `<p class="note">${escapeHtml(resultWords(part, t))}</p>\n${codeToHtml(part.text, null)}`;
    case 'image':
    case 'audio':
    case 'file':
      return writeFile(part, t, writing);
    case 'quote':
      return `<blockquote dir="auto"><p class="plain">${escapeHtml(part.text)}</p>${reference(part.title, part.url)}</blockquote>`;
    case 'thought':
      return `${part.summary === null ? '' : `<p><strong>${escapeHtml(part.summary)}</strong></p>\n`}${prose(part.text)}`;
    case 'canvas':
      return `<figure><figcaption dir="auto">${escapeHtml(captionOf(part, t))}</figcaption>\n${documentOf(part)}</figure>`;
    case 'notice':
      return `<p class="note">${escapeHtml(noticeText(part, t))}</p>`;
    case 'error':
      return `<p><strong>${escapeHtml(t('export_error'))}</strong> ${escapeHtml(part.text)}</p>`;
    case 'unknown':
      return `<p class="note">${escapeHtml(t('export_unknown', { type: part.contentType }))}</p>\n${codeToHtml(part.json, 'json')}`;
  }
}

/** Longer texts stand there as they were written: it takes seconds to read ten megabytes as Markdown. In characters. */
const LONGEST = 1_000_000;

function prose(text: string): string {
  return text.length > LONGEST
    ? `<p class="plain" dir="auto">${escapeHtml(text)}</p>`
    : nodesToHtml(toNodes(text));
}

/** Names of what is a picture and nothing else; an SVG file may be a page. */
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;

/** A picture is drawn where it is held, in this file or beside it; everything else is a link or, where it is not held, its name. */
function writeFile(part: FilePart, t: Translate, writing: Writing): string {
  const words = escapeHtml(placeholder(part, t));
  const address = addressOf(part, writing);
  const linked = (inner: string) =>
    address === null ? inner : `<a href="${escapeHtml(address)}">${inner}</a>`;
  const held = part.kind === 'image' && part.fileId !== null ? writing.pictureAt?.(part.fileId) : null;
  const picture =
    held ?? (part.kind === 'image' && address !== null && PICTURE.test(address) ? address : null);
  if (picture === null) return `<p class="note" dir="auto">[${linked(words)}]</p>`;
  return `<p>${linked(`<img src="${escapeHtml(picture)}" alt="${words}">`)}</p>`;
}

type CanvasPart = Extract<Part, { kind: 'canvas' }>;

function captionOf({ title, reconstructed }: CanvasPart, t: Translate): string {
  const called = title || t('export_document');
  return reconstructed ? called : `${called} (${t('export_document_edit')})`;
}

function documentOf({ text, documentType, reconstructed }: CanvasPart): string {
  const language = reconstructed ? documentLanguage(documentType) : 'json';
  return language === null ? prose(text) : codeToHtml(text, language);
}

function resultWords({ failed }: Extract<Part, { kind: 'output' }>, t: Translate): string {
  return t(failed ? 'export_result_failed' : 'export_result');
}

/** A link where it may be followed, plain words where not. */
function reference(title: string | null, url: string | null): string {
  const address = safeAddress(url);
  const name = escapeHtml(title ?? url ?? '');
  if (name === '') return '';
  return `<footer>${address === null ? name : `<a href="${escapeHtml(address)}">${name}</a>`}</footer>`;
}

function sourceList(sources: Source[], t: Translate): string {
  const items = sources.map(({ title, url }) => `<li dir="auto">${reference(title, url)}</li>`).join('\n');
  return `<div class="sources">\n<p>${escapeHtml(t('export_sources'))}</p>\n<ol>\n${items}\n</ol>\n</div>`;
}

export default html;
