import { asText } from '../json';
import type { ContentReader } from './index';

/** What the model remembered about the user. */
const modelEditableContext: ContentReader = {
  type: 'model_editable_context',
  seen: '2026-03',
  read: (content) => {
    const memory = asText(content.model_set_context);
    return memory === null ? [] : [{ kind: 'text', text: memory }];
  },
};

export default modelEditableContext;
