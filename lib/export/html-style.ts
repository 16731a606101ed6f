/** Style of exported pages: readable on a screen of any size and any brightness, and on paper. Loads nothing. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1c1e21; --soft: #5c636b; --line: #d9dde1; --page: #fff; --box: #f4f6f7; --mark: #0a6b5e; --string: #17693d; --number: #855000; --keyword: #0b5cab; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e9ea; --soft: #a3aab1; --line: #3a4046; --page: #16181a; --box: #212427; --mark: #6cd0bf; --string: #74d6a1; --number: #f3c06c; --keyword: #7cbcff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { color: var(--ink); margin: 0 0 .5rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 0 0 .5rem; font-size: 1rem; color: var(--mark); }
h3, h4, h5, h6 { margin: 1.2em 0 .4em; font-size: 1.05rem; line-height: 1.3; }
h3 { font-size: 1.2rem; }
p, ul, ol, blockquote, table, pre, details { margin: 0 0 .8em; }
a { color: var(--mark); }
header, footer, time, small, figcaption, summary, .note { color: var(--soft); font-size: .9rem; }
header { margin-bottom: 2rem; }
header p { margin: 0; }
section { padding: 1.2rem 0; border-top: 1px solid var(--line); }
section.you { margin: 0 -1rem; padding: 1.2rem 1rem; background: var(--box); }
h2 time, h2 small { margin-inline-start: .6em; font-weight: normal; }
.plain, .literal { white-space: pre-wrap; }
mtable.cases > mtr > mtd, mtable.aligned > mtr > mtd:nth-child(even) { text-align: start; }
mtable.aligned > mtr > mtd:nth-child(odd) { text-align: end; }
mrow.boxed { padding: 4px 6px; border: 1px solid currentcolor; }
mrow.struck { text-decoration: line-through; }
math[display=block] { margin: 0 0 .8em; overflow-x: auto; overflow-y: hidden; }
pre { padding: .8rem 1rem; background: var(--box); border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto; direction: ltr; }
pre[data-language]::before { content: attr(data-language); display: block; margin-bottom: .5rem; color: var(--soft); font: .8rem system-ui, sans-serif; }
[data-kind=comment] { color: var(--soft); font-style: italic; }
[data-kind=string] { color: var(--string); }
[data-kind=number] { color: var(--number); }
[data-kind=keyword] { color: var(--keyword); }
section.you pre { background: var(--page); }
code { font: .9em/1.5 ui-monospace, Consolas, monospace; overflow-wrap: normal; }
:not(pre) > code { padding: .1em .3em; background: var(--box); border-radius: .3em; }
li.task { list-style: none; margin-inline-start: -1.2em; }
.sandbox { text-decoration: underline dotted; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
th, td { padding: .3rem .6rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
[data-align=center] { text-align: center; }
[data-align=right] { text-align: right; }
img { display: block; max-width: 100%; height: auto; border-radius: .4rem; }
figure { margin: 0 0 .8em; }
.sources { font-size: .9rem; }
@media print {
  main { max-width: none; padding: 0; }
  pre { white-space: pre-wrap; }
  img { max-height: 20cm; break-inside: avoid; }
  h2 { break-after: avoid; }
  section.you { margin: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
