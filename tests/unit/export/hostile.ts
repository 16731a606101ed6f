import fc from 'fast-check';

/** Pieces that broke other exporters, and pieces that somebody may write on purpose. */
export const NASTY = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '</style></code></pre></section>',
  '[click](javascript:alert(1))',
  '[click](<data:text/html,<script>alert(1)</script>>)',
  '![x](https://tracker.example/pixel.png)',
  '[link](https://example.com/a_(b)?c=d&e=f)',
  "$& $$ $1 $` $'",
  '{{t}} $' + '{t} %s $count$ {count}',
  '\u202Egnp.exe\u202C',
  'my_var __init__ ~/p a[0] *not* a list',
  'grep "\\(foo\\)" and \\[ x^2 \\] and $5 and $6',
  '\u2010\u2011\u2013\u2212\u00A0\u2009\u200B',
  '---\ntitle: no\n---',
  '# Heading\n\n> quote\n\n1. one\n   - two',
  '| a | b |\n|---|:-:|\n| 1 | `|` |',
  '<!-- never closed',
  '<details><summary>x',
  '&lt;b&gt; &amp;amp; &#x27;',
  'https://example.com/?a=1&b=<2>',
  '漢字かな交じり文 עברית العربية 👩‍👩‍👧 e\u0301',
  '- [ ] task\n- [x] done',
  'line one  \nline two\\\nline three',
  '\t indented\n\n    code by indent\n',
  '~~~\ntilde fence\n~~~',
  '````md\n```js\nfences inside fences\n```\n````',
  '```\nnever closed',
  '`` a ` b ``',
  '<?php echo 1 ?> <![CDATA[ x ]]>',
  '&',
  '<',
] as const;

/** Code that must come out byte for byte. */
export const CODE = [
  'for row in csv.reader(open("tides.csv")):\n    print(f"{row[0]:>5} <{row[1]}> & *{row[2]}*")',
  'a  =  1\t# two blanks, a tab\n\n\nend ',
  '$& $$ \\(x\\) [a](javascript:1) <b> &amp; "quotes"',
  '\u202E\u00A0漢字',
] as const;

const prose = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/[\uE000-\uF8FF]/g, '')),
  fc.lorem({ maxCount: 8 }),
);

/** What one side says: prose, and blocks of code of known content between blank lines. */
export const said = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: prose.map((text) => ({ text, code: null })) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...CODE).map((code) => ({ text: `\`\`\`py\n${code}\n\`\`\``, code })),
      },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((blocks) => ({
    text: blocks.map(({ text }) => text).join('\n\n'),
    codes: blocks.flatMap(({ code }) => code ?? []),
  }));

/** Titles that a file system, a heading or a front matter may stumble over. */
export const title = fc.oneof(
  fc.constantFrom(
    ...NASTY,
    ...['', ' ', '.', '..', '...', 'CON', 'nul.txt', 'COM1', 'a/b\\c:d*e?f"g<h>i|j', '../../etc/passwd'],
    ...[
      'x'.repeat(400),
      '漢'.repeat(200),
      '👩‍👩‍👧'.repeat(80),
      'trailing dot.',
      'trailing blank ',
      '\u0000\u0007',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** What may be tried on purpose, one of each kind: as what is said, as a title, as the name of a file, as the title of a source. */
export const ATTACKS: Record<string, string> = {
  'a script': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a javascript: address': '[go](javascript:alert(1)) <a href="javascript:alert(1)">go</a>',
  'a data: address': '[go](data:text/html,<script>alert(1)</script>)',
  'signs of templates': "$& and $$ and $1 and $` and $' and {t} and {{t}}",
  'a turn of the direction of writing': 'evil \u202egnp.exe',
  'a way out of a ZIP file': '../../../etc/passwd',
  'a reserved name': 'CON',
  'fences inside fences': '````md\n```js\nalert(1)\n```\n````',
};
