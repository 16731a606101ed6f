import { sentence } from '../../texts';
import { ConversationBuilder } from '../build';
import type { StoredConversation } from '../model';

/** Answers that quote ChatGPT's own error texts word for word. Nothing in them is an error. */
export function quotations(day: (before: number) => number): StoredConversation[] {
  return [
    new ConversationBuilder(11, 'What do these error messages mean?', day(5.5))
      .hiddenSystem()
      .user(`My colleague saw "${sentence('generation-failed')}" yesterday. What does it mean?`)
      .assistant(sentence('generation-failed'))
      .user('Just that sentence again? List a few more that people see.')
      .assistant(
        `These are the ones I know:\n\n- ${sentence('hmm')}\n- ${sentence('error-in-stream')}\n- ${sentence('delivery-timed-out')}\n- ${sentence('connection-interrupted')}\n- ${sentence('polling-timed-out')}\n\n` +
          `> ${sentence('rate-limit')}\n\n\`\`\`text\n${sentence('network-error')}\n\`\`\`\n\nQuoted here, they are only text.`,
      ).conversation,
  ];
}
