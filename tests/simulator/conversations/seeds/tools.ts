import { Decimal } from '../../json';
import { ConversationBuilder } from '../build';
import { fixedId, type StoredConversation } from '../model';

/** Reasoning, code run by the model, and a canvas document with an update. */
export function tools(day: (before: number) => number): StoredConversation[] {
  return [thinking(day(3)), codeRun(day(3.3)), canvas(day(4))];
}

function thinking(at: number): StoredConversation {
  return new ConversationBuilder(6, 'The three switches puzzle', at)
    .hiddenSystem()
    .user('Three switches, one lamp in another room, one visit. Which switch is it?')
    .assistant('', {
      content: {
        content_type: 'thoughts',
        thoughts: [
          {
            summary: 'Looking for more than two states',
            content:
              'A lamp is on or off, but it can also be warm. That gives three outcomes for three switches.',
            chunks: [],
            finished: true,
          },
        ],
        source_analysis_msg_id: fixedId(0xa6, 2),
      },
      endTurn: false,
      metadata: { reasoning_status: 'is_reasoning' },
    })
    .assistant('', {
      content: { content_type: 'reasoning_recap', content: 'Thought for 12s' },
      endTurn: false,
      after: 12,
      metadata: { reasoning_status: 'reasoning_ended', finished_duration_sec: 12 },
    })
    .assistant(
      'Turn the first switch on for a few minutes, then off. Turn the second on and go and look:\n\n- **lit**: the second\n- **dark and warm**: the first\n- **dark and cold**: the third',
      { channel: 'final' },
    ).conversation;
}

function codeRun(at: number): StoredConversation {
  const code = 'import math\nprint(math.comb(49, 6))';
  return new ConversationBuilder(7, 'Lottery odds, computed', at)
    .hiddenSystem()
    .user('How many ways are there to choose 6 numbers of 49? Compute it.')
    .assistant('', {
      content: { content_type: 'code', language: 'python', response_format_name: null, text: code },
      recipient: 'python',
      endTurn: false,
    })
    .tool(
      'python',
      { content_type: 'execution_output', text: '13983816\n' },
      {
        metadata: {
          aggregate_result: {
            status: 'success',
            run_id: fixedId(0xab, 7),
            start_time: new Decimal('1795000000.123456'),
            end_time: new Decimal('1795000000.2'),
            code,
            final_expression_output: null,
            in_kernel_exception: null,
            system_exception: null,
            timeout_triggered: null,
            messages: [
              {
                message_type: 'stream',
                stream_name: 'stdout',
                text: '13983816\n',
                time: new Decimal('1795000000.15'),
              },
            ],
            jupyter_messages: [],
          },
          is_complete: true,
        },
      },
    )
    .assistant('There are **13,983,816** ways. The first of them are [here](sandbox:/mnt/data/draws.csv).')
    .conversation;
}

function canvas(at: number): StoredConversation {
  const document = {
    name: 'Harbour rules',
    type: 'document',
    content: '# Harbour rules\n\n1. Slow down.\n2. Keep right.\n',
  };
  const textdoc = {
    textdoc_id: fixedId(0xdc, 1).replaceAll('-', ''),
    textdoc_type: 'document',
    title: document.name,
  };
  return new ConversationBuilder(8, 'Harbour rules in a canvas', at)
    .hiddenSystem()
    .user('Write short harbour rules in a canvas.')
    .assistant(JSON.stringify(document), { recipient: 'canmore.create_textdoc', endTurn: false })
    .tool(
      'canmore.create_textdoc',
      { content_type: 'text', parts: ['Successfully created text document.'] },
      { weight: '0.0', metadata: { canvas: { ...textdoc, version: 1, create_source: 'model' } } },
    )
    .assistant('I wrote two rules. Shall I add one about noise?')
    .user('Yes.')
    .assistant(
      JSON.stringify({
        updates: [
          {
            pattern: '2\\. Keep right\\.',
            multiple: false,
            replacement: '2. Keep right.\n3. Quiet after ten.',
          },
        ],
      }),
      { recipient: 'canmore.update_textdoc', endTurn: false },
    )
    .tool(
      'canmore.update_textdoc',
      { content_type: 'text', parts: ['Successfully updated text document.'] },
      { weight: '0.0', metadata: { canvas: { ...textdoc, version: 2, create_source: 'model' } } },
    )
    .assistant('Done: rule 3 asks for quiet after ten.').conversation;
}
