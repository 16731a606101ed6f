const STARTS = words(
  'b c d f g h j k l m n p r s t v w z bl br ch cl cr dr fl fr gr pl pr qu sh sk sl sp st str th tr tw',
);
const MIDDLES = words('a e i o u ai ea ee ie oa oo ou y');
const ENDS = words('b ck d ft g k l ld m mp n nd ng nt p r rd rk rn s sh ss st t th x');
/** So many syllables of a hundred begin with a vowel, or end with one. */
const OPEN_STARTS = 7;
const OPEN_ENDS = 20;

const VOCABULARY = 4_000;
const PHRASES = 2_000;
/** How far, in letters, the length of a word may be from what is usual for how common it is. */
const SPREAD = 60;

/**
 * Sentences of made-up words, the same ones every time. Words are as common as in a language (Zipf's law), some stand in phrases that
 * come back, and all letters occur, so that packing them leaves as much as of real texts: 0.31 by deflate and 0.58 in IndexedDB, where
 * documents in English left 0.33 and 0.55 (measured 2026-11). Words of a few syllables took deflate several times as long.
 */
export function madeUpProse(): (words: number) => string {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const sound = (list: readonly string[], openOf100: number) => (random() * 100 < openOf100 ? '' : one(list));
  const repeat = (times: number, make: () => string) => Array.from({ length: times }, make);
  const syllable = () => sound(STARTS, OPEN_STARTS) + one(MIDDLES) + sound(ENDS, OPEN_ENDS);
  // Common words are shorter than others: six characters on average, as in English, the space or mark included.
  const drawn = repeat(VOCABULARY, () => repeat(1 + Math.floor(random() ** 1.5 * 3), syllable).join(''));
  const vocabulary = drawn
    .map((text) => ({ text, place: text.length + random() * SPREAD }))
    .sort((one, other) => one.place - other.place)
    .map(({ text }) => text);
  // The rank of a word drawn this way is as common as one over the rank.
  const word = () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? '';
  const phrases = repeat(PHRASES, () => repeat(2 + Math.floor(random() * 4), word).join(' '));
  const phrase = () => phrases[Math.floor(random() ** 4 * PHRASES)] ?? '';
  const piece = (begins: boolean) => {
    const text = random() < 0.6 ? phrase() : word();
    return begins ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  };
  return (wanted) => {
    let text = '';
    for (let written = 0, begins = true; written < wanted; ) {
      const next = piece(begins);
      const mark = random();
      begins = mark < 0.08;
      text += `${text && ' '}${next}${begins ? '.' : mark < 0.16 ? ',' : ''}`;
      written += next.split(' ').length;
    }
    return text;
  };
}

function words(text: string): string[] {
  return text.split(' ');
}
