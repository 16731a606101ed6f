import { asText } from '../json';
import type { ContentReader } from './index';

/** The user's custom instructions, put in front of a conversation. */
const userEditableContext: ContentReader = {
  type: 'user_editable_context',
  seen: '2026-03',
  read: (content) =>
    [content.user_profile, content.user_instructions].flatMap((each) => {
      const text = asText(each);
      return text === null ? [] : [{ kind: 'text', text }];
    }),
};

export default userEditableContext;
