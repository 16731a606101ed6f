import { isoTime } from '../about';
import type { ExportFormat } from '../export-format';

/** Version of the wrapper around the served text; `lib/import` reads it back. */
const WRAPPER = 'lifeboat-conversation/1';

/**
 * The conversation exactly as ChatGPT served it. The text is put between two halves of a wrapper and never parsed and written
 * again: that would reorder keys, round large numbers and fold `1.0` and `\u00e9`.
 */
const json: ExportFormat = {
  id: 'json',
  label: 'export_format_json',
  extension: 'json',
  mimeType: 'application/json',
  *write(conversation, served, { copy }) {
    const about = {
      format: WRAPPER,
      id: conversation.id,
      title: conversation.title,
      shape: served.shape,
      messages: conversation.messages.length + conversation.otherBranches.length,
      complete: conversation.partialBecause === null,
      partialBecause: conversation.partialBecause,
      source: copy?.source ?? null,
      capturedAt: isoTime(copy?.capturedAt ?? null),
    };
    yield `{"lifeboat":${JSON.stringify(about)},\n`;
    const bodies = served.bodies.map((body) => body.replace(/^\uFEFF/, ''));
    const [only] = bodies;
    if (bodies.length === 1 && only !== undefined) {
      yield '"conversation":';
      yield only;
    } else {
      yield '"pages":[';
      for (const [place, body] of bodies.entries()) yield `${place === 0 ? '' : ',\n'}${body}`;
      yield ']';
    }
    yield '}\n';
  },
};

export default json;
