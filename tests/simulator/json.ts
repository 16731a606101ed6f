const MARK = '\uF8FF';

/**
 * A number that is served exactly as written. ChatGPT's server is Python: it writes `1.0` and `1770148320.123456`, and
 * a copy is only lossless if it keeps these forms, which JavaScript's own numbers cannot.
 */
export class Decimal {
  constructor(readonly text: string) {}

  /** The number as JavaScript sees it. */
  get value(): number {
    return Number(this.text);
  }

  toJSON(): string {
    return MARK + this.text + MARK;
  }
}

/** `JSON.stringify` that writes every `Decimal` in its own form. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${MARK}([-+.eE\\d]+)${MARK}"`, 'g'), '$1');
}
