import { openFence } from '../conversation/code-regions';

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
  const open = openFence(markdown);
  const missing = open ? `${open.prefix.replace(/[^ \t>]/g, ' ')}${open.fence}` : openHtml(markdown);
  return missing === null ? markdown : `${markdown}${markdown.endsWith('\n') ? '' : '\n'}${missing}`;
}

function openHtml(markdown: string): string | null {
  let open: (typeof SWALLOWING)[number] | null = null;
  if (!markdown.includes('<')) return null;
  for (const line of markdown.split('\n')) {
    open ??= SWALLOWING.find(([begins]) => begins.test(line)) ?? null;
    if (open?.[1].test(line)) open = null;
  }
  return open?.[2] ?? null;
}

/** Text in which nothing is Markdown: for titles and names, which come from outside and stand in the file's own frame. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>&#|~$]/g, '\\$&');
}

/** Every line behind a quote mark. */
export function quoted(text: string): string {
  return text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
