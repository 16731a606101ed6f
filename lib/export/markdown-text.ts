import { fenceAfter, type OpenFence } from '../conversation/code-regions';

/** A code block that its content cannot close: the fence is longer than any run of back-ticks inside. */
export function fenced(content: string, language: string | null): string {
  const longest = Math.max(2, ...(content.match(/`{3,}/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const info = language?.replace(/[^\w+#.-]/g, '') ?? '';
  return `${fence}${info}\n${content}${content === '' || content.endsWith('\n') ? '' : '\n'}${fence}`;
}

/** HTML blocks that swallow everything up to their own end, as CommonMark 0.31 section 4.6 lists them. */
const SWALLOWING: [RegExp, RegExp, string][] = [
  [/^ {0,3}<!--/, /-->/, '-->'],
  [/^ {0,3}<script(?:[ \t>]|$)/i, /<\/script>/i, '</script>'],
  [/^ {0,3}<pre(?:[ \t>]|$)/i, /<\/pre>/i, '</pre>'],
  [/^ {0,3}<style(?:[ \t>]|$)/i, /<\/style>/i, '</style>'],
  [/^ {0,3}<textarea(?:[ \t>]|$)/i, /<\/textarea>/i, '</textarea>'],
  [/^ {0,3}<\?/, /\?>/, '?>'],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/, ']]>'],
];

/**
 * A text as it was written, with whatever is still open at its end closed: otherwise an answer that was cut inside a code block
 * would swallow the rest of the file.
 */
export function selfContained(markdown: string): string {
  // Most texts hold nothing that could be open, and need not be looked at line by line.
  const missing = /`{3}|~{3}|</.test(markdown) ? openAtEnd(markdown) : null;
  return missing === null ? markdown : `${markdown}${markdown.endsWith('\n') ? '' : '\n'}${missing}`;
}

/** What closes the block that is still open at the end; null when none is. In HTML a fence is text, and in a fence HTML is. */
function openAtEnd(markdown: string): string | null {
  let fence: OpenFence | null = null;
  let html: (typeof SWALLOWING)[number] | null = null;
  for (const line of markdown.split('\n')) {
    const before: OpenFence | null = fence;
    if (!html) fence = fenceAfter(line, before);
    if (fence || before) continue;
    html ??= SWALLOWING.find(([begins]) => begins.test(line)) ?? null;
    if (html?.[1].test(line)) html = null;
  }
  return fence ? `${fence.prefix.replace(/[^ \t>]/g, ' ')}${fence.fence}` : (html?.[2] ?? null);
}

/** Text in which nothing is Markdown: for titles and names, which come from outside and stand in the file's own frame. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&#|~$]/g, '\\$&');
}

/** Every line behind a quote mark. */
export function quoted(text: string): string {
  return text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
