const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: ten digits of time (epoch ms), sixteen that tell ids of the same moment apart. */
export function ulid(at: number, number: number): string {
  return base32(at, 10) + base32(number, 16);
}

/** The time in a ULID, epoch ms. */
export function timeOf(id: string): number {
  return [...id.slice(0, 10)].reduce((time, digit) => time * 32 + ALPHABET.indexOf(digit), 0);
}

function base32(value: number, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest = Math.floor(rest / 32)) {
    text = (ALPHABET[rest % 32] ?? '0') + text;
  }
  return text;
}
