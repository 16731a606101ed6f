import { ConversationBuilder } from '../simulator/conversations/build';
import type { StoredConversation } from '../simulator/conversations/model';

const FORMULAS = String.raw`The roots of \(ax^2 + bx + c = 0\) are

\[
x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
\]

and for every \(n \in \mathbb{N}\):

$$\sum_{k=1}^{n} k = \frac{n(n+1)}{2}, \qquad \int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}$$

\[
A = \begin{pmatrix} 1 & 0 \\ 0 & -1 \end{pmatrix}, \quad
|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}
\]

\begin{align} stays as it is, \(\frobnicate{x}\) too, and it costs $5 or $6.`;

const LISTS = [
  '# Packing list',
  '',
  '- [x] sails',
  '- [ ] anchor',
  '  - chain',
  '  - rope, 20 m',
  '    1. coiled',
  '    2. dry',
  '- [ ] ~~radio~~ lamp',
  '',
  '| Port | High water | Notes |',
  '|:-----|-----------:|:-----:|',
  '| Brest | 4.12 m | `early` |',
  '| Dover | 6.5 m | **late** |',
  '',
  '> A quotation[^1] with a note.',
  '',
  '---',
  '',
  'Download [the table](sandbox:/mnt/data/tides.csv).',
  '',
  '[^1]: From the almanac, *page 12*.',
].join('\n');

const CODE = [
  'In two languages:',
  '',
  '```python',
  'def high(rows):  # metres',
  '    return [r for r in rows if r["kind"] == "high" and float(r["m"]) > 4.5]',
  '```',
  '',
  '```sql',
  "SELECT port, max(height) FROM tides WHERE kind = 'high' GROUP BY port; -- all of them",
  '```',
  '',
  '````markdown',
  'A fence in a fence:',
  '```js',
  'alert(1)',
  '```',
  '````',
].join('\n');

const cited = (text: string, pages: { title: string; url: string; attribution: string }[]) => {
  const mark = '\ue200cite\ue202turn0search0\ue201';
  const start = text.indexOf(mark);
  return {
    content_references: [
      {
        type: 'grouped_webpages',
        matched_text: mark,
        start_idx: start,
        end_idx: start + mark.length,
        items: pages.map((page) => ({ ...page, refs: [], supporting_websites: [] })),
      },
    ],
  };
};

/** Everything a reader has to draw, in one conversation. */
export function richConversation(number = 60): StoredConversation {
  const answer = 'Spring tides come twice a month \ue200cite\ue202turn0search0\ue201. That is all.';
  const builder = new ConversationBuilder(number, 'Everything at once: tides', Date.UTC(2026, 10, 10, 9));
  builder
    .hiddenSystem()
    .user('Please use *formulas*.\nTwo lines, and <b>no</b> markup.', {
      metadata: {
        attachments: [
          { id: 'file-abc', name: 'tides 2026.pdf', size: 1_234_567, mime_type: 'application/pdf' },
        ],
      },
    })
    .assistant('', {
      content: {
        content_type: 'thoughts',
        thoughts: [
          { summary: 'Choosing formulas', content: 'Roots, sums, a matrix.', chunks: [], finished: true },
        ],
      },
      endTurn: false,
    })
    .assistant('', {
      content: { content_type: 'reasoning_recap', content: 'Thought for 7s' },
      endTurn: false,
      metadata: { finished_duration_sec: 7 },
    })
    .assistant(FORMULAS)
    .user('Now lists.')
    .assistant(LISTS)
    .user('And code?')
    .assistant(CODE)
    .user('Sources!')
    .assistant(answer, {
      metadata: cited(answer, [
        { title: 'Tide tables of Brest', url: 'https://tides.example/brest', attribution: 'tides.example' },
        {
          title: 'Spring tide',
          url: 'https://moon.example/spring?utm_source=chatgpt.com',
          attribution: 'Moon',
        },
      ]),
    })
    .user('متى يأتي المد العالي؟ (high water)')
    .assistant('المد العالي في الساعة **04:12**.\n\n- الأول\n- الثاني: `tides.csv`\n\nThen in English again.')
    .user('Say something new.')
    .assistant('', { content: { content_type: 'hologram', beam: { colour: 'blue' } } })
    .assistant('', {
      content: {
        content_type: 'multimodal_text',
        parts: [
          { content_type: 'audio_transcription', text: 'That was a hologram.', direction: 'out' },
          {
            content_type: 'audio_asset_pointer',
            asset_pointer: 'sediment://file_0001',
            format: 'wav',
            size_bytes: 9_000,
          },
        ],
      },
    })
    .user('Name a boat.');
  const question = builder.last;
  builder.assistant('*Second Wind*.').user('Nice.').from(question).assistant('*Lumi*, Finnish for snow.');
  builder.user('Better.').assistant('And cut', { status: 'finished_partial_completion' });
  return builder.conversation;
}
