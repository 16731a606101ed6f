/** Where Unicode keeps the letters of mathematical alphabets: capital A, small a, and digit 0 where there is one. */
interface Alphabet {
  capital: number;
  small: number;
  digit?: number;
  /** Letters that had a place before their alphabet got one. */
  elsewhere?: Record<string, string>;
}

const ALPHABETS: Record<string, Alphabet> = {
  mathbf: { capital: 0x1d400, small: 0x1d41a, digit: 0x1d7ce },
  boldsymbol: { capital: 0x1d468, small: 0x1d482, digit: 0x1d7ce },
  mathsf: { capital: 0x1d5a0, small: 0x1d5ba, digit: 0x1d7e2 },
  mathtt: { capital: 0x1d670, small: 0x1d68a, digit: 0x1d7f6 },
  mathbb: {
    capital: 0x1d538,
    small: 0x1d552,
    digit: 0x1d7d8,
    elsewhere: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  },
  mathcal: {
    capital: 0x1d49c,
    small: 0x1d4b6,
    elsewhere: {
      ...{ B: 'ℬ', E: 'ℰ', F: 'ℱ', H: 'ℋ', I: 'ℐ', L: 'ℒ', M: 'ℳ', R: 'ℛ' },
      ...{ e: 'ℯ', g: 'ℊ', o: 'ℴ' },
    },
  },
  mathfrak: {
    capital: 0x1d504,
    small: 0x1d51e,
    elsewhere: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  },
};

const SAME: Record<string, string> = {
  mathscr: 'mathcal',
  bm: 'boldsymbol',
  pmb: 'boldsymbol',
  bf: 'mathbf',
  Bbb: 'mathbb',
  frak: 'mathfrak',
};

/** Bold Greek, upright capitals and italic small letters, begins here. */
const BOLD_GREEK = { capital: 0x1d6a8, small: 0x1d736 };

/** True for a command that only changes the alphabet of what follows. */
export function isAlphabet(command: string): boolean {
  return Object.hasOwn(ALPHABETS, command) || Object.hasOwn(SAME, command);
}

/** The text in another alphabet; characters that have no place there stay as they are. */
export function inAlphabet(text: string, command: string): string {
  const name = Object.hasOwn(SAME, command) ? SAME[command] : command;
  const alphabet = name === undefined || !Object.hasOwn(ALPHABETS, name) ? undefined : ALPHABETS[name];
  if (!alphabet) return text;
  const bold = name === 'mathbf' || name === 'boldsymbol';
  return Array.from(text, (character) => {
    const known = alphabet.elsewhere?.[character];
    if (known) return known;
    const code = character.codePointAt(0) ?? 0;
    if (/[A-Z]/.test(character)) return String.fromCodePoint(alphabet.capital + code - 65);
    if (/[a-z]/.test(character)) return String.fromCodePoint(alphabet.small + code - 97);
    if (/\d/.test(character) && alphabet.digit) return String.fromCodePoint(alphabet.digit + code - 48);
    if (bold && code >= 0x391 && code <= 0x3a9)
      return String.fromCodePoint(BOLD_GREEK.capital + code - 0x391);
    if (bold && code >= 0x3b1 && code <= 0x3c9) return String.fromCodePoint(BOLD_GREEK.small + code - 0x3b1);
    return character;
  }).join('');
}
