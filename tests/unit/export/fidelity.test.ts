import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import type { ServedConversation } from '../../../lib/conversation/conversation';
import { readConversation } from '../../../lib/conversation/read-conversation';
import { FORMAT_IDS, type FormatId, type WriteOptions } from '../../../lib/export/export-format';
import { exportFormats } from '../../../lib/export/export-formats';
import { selfContained } from '../../../lib/export/markdown-text';
import { english as t } from '../../support/english';
import { found } from '../import/given';
import { said, title } from './hostile';

const CITED = 'https://example.org/tides?a=1&b=2';

/** Words that occur nowhere else: whoever finds them has found the message. */
const wordOf = (place: number) => `msgword${place}end`;
const MARK = '\uE200cite\uE202turn0search0\uE201';

interface Said {
  text: string;
  codes: string[];
}

/** A conversation as it is served, of which the test knows every word. Every second message is an answer that cites a page. */
function conversation(messages: Said[], named: string): ServedConversation {
  const mapping: Record<string, unknown> = {
    root: { id: 'root', message: null, parent: null, children: ['m0'] },
  };
  messages.forEach(({ text }, place) => {
    const isAnswer = place % 2 === 1;
    const raw = isAnswer ? `${wordOf(place)} ${MARK}\n\n${text}` : `${wordOf(place)}\n\n${text}`;
    const start = raw.indexOf(MARK);
    mapping[`m${place}`] = {
      id: `m${place}`,
      parent: place === 0 ? 'root' : `m${place - 1}`,
      children: place + 1 < messages.length ? [`m${place + 1}`] : [],
      message: {
        id: `m${place}`,
        author: { role: isAnswer ? 'assistant' : 'user' },
        create_time: 1_760_000_000 + place,
        content: { content_type: 'text', parts: [raw] },
        status: 'finished_successfully',
        recipient: 'all',
        metadata: isAnswer
          ? {
              content_references: [
                {
                  type: 'grouped_webpages',
                  matched_text: MARK,
                  start_idx: start,
                  end_idx: start + MARK.length,
                  items: [{ title: 'Tides & <moons>', url: CITED }],
                },
              ],
            }
          : {},
      },
    };
  });
  const body = JSON.stringify({
    conversation_id: 'c',
    title: named,
    create_time: 1_760_000_000,
    current_node: `m${messages.length - 1}`,
    mapping,
  });
  return { shape: 'tree', bodies: [body], id: 'c' };
}

function write(format: FormatId, served: ServedConversation, branches: 'active' | 'all' = 'active'): string {
  const chosen = exportFormats.find(({ id }) => id === format);
  const options = { t, origin: 'https://chat.example', branches };
  return [...(chosen?.write(readConversation(served), served, options) ?? [])].join('');
}

const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

const uncoloured = (html: string) => html.replace(/<span data-kind="[a-z]+">|<\/span>/g, '');

const messages = fc.array(said, { minLength: 1, maxLength: 5 });
const given = fc.tuple(messages, title);
const everyFormat = (check: (format: FormatId, all: Said[], named: string) => void) =>
  fc.assert(
    fc.property(given, ([all, named]) => {
      for (const format of FORMAT_IDS) check(format, all, named);
    }),
    { numRuns: 150 },
  );

describe('whatever is said, every format', () => {
  it('holds every message once and in order', () => {
    everyFormat((format, all, named) => {
      const text = write(format, conversation(all, named));
      const places = all.map((_, place) => text.indexOf(wordOf(place)));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const [place] of all.entries()) expect(text.split(wordOf(place))).toHaveLength(2);
    });
  });

  it('holds every cited address and no character of a reference mark', () => {
    everyFormat((format, all, named) => {
      if (format === 'json') return;
      const text = write(format, conversation(all, named.replace(/[\uE000-\uF8FF]/g, '')));
      if (all.length > 1) expect(format === 'html' ? unescaped(text) : text).toContain(CITED);
      expect(text).not.toMatch(/[\uE000-\uF8FF]/);
    });
  });

  it('leaves code as it is, to the byte', () => {
    everyFormat((format, all, named) => {
      if (format === 'json') return;
      const text = write(format, conversation(all, named));
      for (const code of all.flatMap(({ codes }) => codes))
        expect(format === 'html' ? unescaped(uncoloured(text)) : text).toContain(code);
    });
  });

  it('is the same for the same conversation', () => {
    everyFormat((format, all, named) =>
      expect(write(format, conversation(all, named))).toBe(write(format, conversation(all, named))),
    );
  });
});

describe('Markdown', () => {
  it('holds every text as it was written, to the byte', () => {
    fc.assert(
      fc.property(given, ([all, named]) => {
        const text = write('markdown', conversation(all, named));
        for (const each of all) expect(text).toContain(`\n\n${each.text}`);
      }),
      { numRuns: 200 },
    );
  });

  it('no text swallows what follows it, and no title what stands beside it', () => {
    fc.assert(
      fc.property(given, ([all, named]) => {
        const text = write('markdown', conversation(all, named));
        const [, front = '', rest = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(text) ?? [];
        const values = front
          .trimEnd()
          .split('\n')
          .map((line) => /^(\w+): (.*)$/.exec(line));
        for (const line of values) expect(() => JSON.parse(line?.[2] ?? 'no')).not.toThrow();
        const headings = marked.lexer(rest).filter((token) => token.type === 'heading' && token.depth === 2);
        const speakers = headings.map((heading) => ('text' in heading ? heading.text : ''));
        const expected = all.map((_, place) => (place % 2 === 0 ? 'You' : 'ChatGPT'));
        expect(speakers.filter((speaker) => ['You', 'ChatGPT'].includes(speaker))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a reference of which only the place is known', () => {
  const message = {
    id: 'm',
    author: { role: 'assistant' },
    content: { content_type: 'text', parts: ['First [a], second.'] },
    metadata: {
      content_references: [{ type: 'webpage', start_idx: 6, end_idx: 9, title: 'Tides', url: CITED }],
    },
  };
  const served = { shape: 'flat', bodies: [JSON.stringify([message])], id: 'c' } as const;

  it.each(['markdown', 'text'] as const)('leaves the text as it is and names its page: %s', (format) => {
    const text = write(format, { ...served, bodies: [...served.bodies] });
    expect(text).toContain('First [a], second.\n');
    expect(text).toContain(CITED);
  });
});

describe('what is still open at the end of a text', () => {
  it.each([
    ['a fence', '```js\na()', '```'],
    ['a comment', 'So\n\n<!-- and so on', '-->'],
    ['a comment with a fence in it', '<!-- and so on\n\n```js\na()', '-->'],
    ['a fence with a comment in it', '~~~\n<!--', '~~~'],
    ['a script', '<script>\na()', '</script>'],
  ])('is closed: %s', (_, text, closer) => {
    expect(selfContained(text)).toBe(`${text}\n${closer}`);
  });

  it.each([
    ['a comment in a closed fence', '```\n<!--\n```'],
    ['a fence in a closed comment', '<!--\n```\n-->'],
    ['a comment that ends where it begins', '<!-- so -->\nand on'],
  ])('is nothing: %s', (_, text) => {
    expect(selfContained(text)).toBe(text);
  });
});

describe('HTML', () => {
  const TAGS = new Set(
    'html head meta title style body main header footer h1 h2 h3 h4 h5 h6 p a section div details summary figure figcaption img blockquote pre code ul ol li table thead tbody tr th td em strong del br hr time small input span sup math semantics annotation mrow mi mo mn mtext mspace mphantom mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd'.split(
      ' ',
    ),
  );
  const ATTRIBUTES =
    /^(?:lang|dir|charset|http-equiv|content|name|class|id|href|src|alt|data-[a-z]+|datetime|start|type|checked|disabled|title|rel|aria-[a-z]+|role|open|display|encoding|mathvariant|fence|stretchy|accent|accentunder|linethickness|lspace|rspace|movablelimits|width|displaystyle)$/;

  it('holds only tags and attributes of its own, and no link that does anything else', () => {
    fc.assert(
      fc.property(given, ([all, named]) => {
        const text = write('html', conversation(all, named)).replace(/<style>[\s\S]*?<\/style>/, '');
        for (const [, inner = ''] of text.matchAll(/<([^!][^>]*)>/g)) {
          const [, tag = '', rest = ''] = /^\/?([a-z][a-z0-9]*)((?: [\s\S]*)?)$/.exec(inner) ?? [];
          expect(TAGS, inner).toContain(tag);
          for (const [, name = '', value = ''] of rest.matchAll(/ ([^\s=]+)(?:="([^"]*)")?/g)) {
            expect(name).toMatch(ATTRIBUTES);
            if (name === 'href') expect(unescaped(value)).toMatch(/^(?:https?:\/\/|mailto:)/);
            expect(name).not.toBe('src');
          }
          expect(rest.replace(/ [a-z-]+(?:="[^"]*")?/g, '')).toBe('');
        }
        expect(text).toContain("default-src 'none'");
      }),
      { numRuns: 200 },
    );
  });

  describe('a picture', () => {
    const image = {
      content_type: 'image_asset_pointer',
      asset_pointer: 'sediment://file_1',
      metadata: { dalle: { prompt: 'A "tide" <pool>' } },
    };
    const message = {
      id: 'm',
      author: { role: 'assistant' },
      content: { content_type: 'multimodal_text', parts: [image] },
    };
    const served: ServedConversation = { shape: 'flat', bodies: [JSON.stringify([message])], id: 'c' };
    const drawn = (more: Partial<WriteOptions>) => {
      const options = { t, origin: 'https://chat.example', branches: 'active', ...more } as const;
      const format = exportFormats.find(({ id }) => id === 'html');
      return [...(format?.write(readConversation(served), served, options) ?? [])].join('');
    };
    const alt = 'alt="Image: A &quot;tide&quot; &lt;pool&gt;"';

    it('that the file holds is drawn', () => {
      const html = drawn({ pictureAt: () => 'data:image/png;base64,AAAA' });
      expect(html).toContain(`<img src="data:image/png;base64,AAAA" ${alt}>`);
    });

    it('that lies beside it is drawn and can be opened', () => {
      const html = drawn({ fileAt: () => '../files/a%20b.png' });
      expect(html).toContain(`<a href="../files/a%20b.png"><img src="../files/a%20b.png" ${alt}></a>`);
    });

    it('that may be a page is only linked, and one that is not there is named', () => {
      expect(drawn({ fileAt: () => '../files/a.svg' })).not.toContain('<img');
      expect(drawn({ fileAt: () => '../files/a.svg' })).toContain('<a href="../files/a.svg">');
      expect(drawn({})).toContain('[Image: A &quot;tide&quot; &lt;pool&gt;]');
    });
  });

  it('lets each paragraph find its own direction, ticks without points, and names files that only ChatGPT has', () => {
    const text =
      'المد العالي\n\nThen in English.\n\n- [x] sails\n\nGet [the table](sandbox:/mnt/data/a.csv).';
    const all = [
      { text: 'Hi', codes: [] },
      { text, codes: [] },
    ];
    const html = write('html', conversation(all, 'Tides'));
    expect(html).toContain('<p dir="auto">Then in English.</p>');
    expect(html).toContain('<ul dir="auto"><li class="task">');
    expect(html).toContain(
      '<span class="sandbox" title="[the table](sandbox:/mnt/data/a.csv)">the table</span>',
    );
  });

  it('says when it began as people write it', () => {
    const all = [{ text: 'Hi', codes: [] }];
    expect(write('html', conversation(all, 'Tides'))).toContain('>Created: 2025-10-09 08:53 UTC</p>');
    expect(write('text', conversation(all, 'Tides'))).toContain('\nCreated: 2025-10-09 08:53 UTC\n');
  });

  it('colours code as the reader does', () => {
    const text = '```py\nreturn "<b>" # 1\n```';
    const html = write(
      'html',
      conversation(
        [
          { text: 'Hi', codes: [] },
          { text, codes: [] },
        ],
        'Code',
      ),
    );
    expect(html).toContain(
      '<pre data-language="py">\n<code><span data-kind="keyword">return</span> <span data-kind="string">&quot;&lt;b&gt;&quot;</span> <span data-kind="comment"># 1</span></code></pre>',
    );
  });

  it('says once what a fold is called', () => {
    const thoughts = [{ summary: 'Looking at the moon', content: 'It is **full**.' }];
    const messages = [
      { author: { role: 'user' }, content: { content_type: 'text', parts: ['Hi'] } },
      { author: { role: 'assistant' }, content: { content_type: 'thoughts', thoughts } },
      {
        author: { role: 'assistant' },
        content: { content_type: 'reasoning_recap', content: 'Thought for 7s' },
        metadata: { finished_duration_sec: 7 },
      },
      { author: { role: 'assistant' }, content: { content_type: 'text', parts: ['Full.'] } },
    ].map((message, place) => ({ id: `m${place}`, ...message }));
    const html = write('html', { shape: 'flat', bodies: [JSON.stringify(messages)], id: 'c' });
    expect(html.match(/Thought for 7s/g)).toHaveLength(1);
    expect(html.match(/Looking at the moon/g)).toHaveLength(1);
    expect(html).toContain('<p class="note" dir="auto">Thought for 7s</p>');
    expect(html).toContain(
      '<details>\n<summary dir="auto">Looking at the moon</summary>\n<p dir="auto">It is <strong>full</strong>.</p>',
    );
    expect([...html.matchAll(/ data-message="(m\d)"/g)].map(([, id]) => id)).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
    ]);
  });

  it('draws formulas without loading or running anything, with their TeX beside them; prices and code stay as they are', () => {
    const text = 'So $x^2 < 1$ costs $5, `$y_1$`, and\n\n$$\\frac{1}{2} \\text{</math><b>}$$\n\n\\(\\nope\\)';
    const html = write(
      'html',
      conversation(
        [
          { text: 'Hi', codes: [] },
          { text, codes: [] },
        ],
        'Sums',
      ),
    );
    expect(html.match(/<math /g)).toHaveLength(2);
    expect(html).toContain('<msup><mi>x</mi><mn>2</mn></msup>');
    expect(html).toContain('<annotation encoding="application/x-tex">$x^2 &lt; 1$</annotation>');
    expect(html).toContain('<math display="block" dir="ltr">');
    expect(html).toContain('&lt;/math&gt;&lt;b&gt;');
    expect(html).toContain('costs $5, <code>$y_1$</code>');
    expect(html).toContain('\\(\\nope\\)');
  });

  it('shows what the user wrote as it was written', () => {
    fc.assert(
      fc.property(given, ([all, named]) => {
        const text = write('html', conversation(all, named));
        for (const [place, each] of all.entries()) {
          if (place % 2 === 1) continue;
          const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
          expect(unescaped(text)).toContain(`${wordOf(place)}\n\n${each.text.replace(control, '\ufffd')}`);
        }
      }),
    );
  });

  it('names every message once and in order', () => {
    fc.assert(
      fc.property(given, ([all, named]) => {
        const text = write('html', conversation(all, named));
        const ids = [...text.matchAll(/ data-message="([^"]*)"/g)].map(([, id]) => id);
        expect(ids).toEqual(all.map((_, place) => `m${place}`));
      }),
    );
  });
});

describe('JSON', () => {
  it('holds the very text that was served, and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ([all, named]) => {
        const served = conversation(all, named);
        const text = write('json', served);
        expect(text).toContain(served.bodies[0]);
        expect(await found(text)).toEqual([{ is: 'conversation', from: 'given', served }]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a message of ten megabytes', () => {
  const long = 'Tides follow the moon. `code` [link](https://example.com) **bold**\n\n'.repeat(150_000);

  it.each(FORMAT_IDS)('is written as %s', { timeout: 120_000 }, (format) => {
    const text = write(
      format,
      conversation(
        [
          { text: 'Go on.', codes: [] },
          { text: long, codes: [] },
        ],
        'Long',
      ),
    );
    expect(text.length).toBeGreaterThan(long.length * 0.7);
    // Read as Markdown it would take the page that writes it seconds.
    if (format === 'html') expect(unescaped(text)).toContain(long);
  });
});
