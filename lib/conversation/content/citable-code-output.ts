import type { Part } from '../conversation';
import { asObject, asText } from '../json';
import type { ContentReader } from './index';

/** What a connector (Dropbox, Gmail…) answered, and what it calls the thing. */
const citableCodeOutput: ContentReader = {
  type: 'citable_code_output',
  seen: '2026-02',
  read: (content) => {
    const about = asObject(content.metadata);
    const title = asText(about?.display_title) ?? asText(about?.connector_source);
    const url = asText(about?.display_url);
    const named: Part[] = title === null && url === null ? [] : [{ kind: 'quote', text: '', title, url }];
    const text = asText(content.output_str);
    return [...named, ...(text === null ? [] : [{ kind: 'output' as const, text, failed: false }])];
  },
};

export default citableCodeOutput;
