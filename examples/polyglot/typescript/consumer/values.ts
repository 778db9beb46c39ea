import type { Color, Integers, Point } from './echo.ts';

// Values that a seed makes: the same ones in every language.
export class Values {
  private state: bigint;

  constructor(seed: bigint) {
    this.state = seed;
  }

  /** splitmix64 (Steele, Lea and Flood, 2014). */
  next(): bigint {
    const wrap = (value: bigint) => BigInt.asUintN(64, value);
    this.state = wrap(this.state + 0x9e3779b97f4a7c15n);
    let mixed = this.state;
    mixed = wrap((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = wrap((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  }

  below(limit: number): number {
    return Number(this.next() % BigInt(limit));
  }

  /** Up to `limit` of them, itself not counted. */
  many<T>(limit: number, one: () => T): T[] {
    return Array.from({ length: this.below(limit) }, one);
  }

  oneOf<T>(all: readonly [T, ...T[]]): T {
    return all[this.below(all.length)] ?? all[0];
  }

  /** From every plane that has characters, and one with a zero byte. */
  string(): string {
    const texts: [string, ...string[]] = ['', 'a', 'Zoë', '日本', '😀x', 'a\0b', '𠀋', '\u{e0061}', '\u{10fffd}'];
    return this.oneOf(texts) + this.below(1000);
  }

  char(): string {
    return this.oneOf(['a', 'é', '日', '😀', '\u{10ffff}']);
  }

  f64(): number {
    const small = this.below(9) / 8;
    return this.oneOf([0, -0, NaN, Infinity, -Infinity, -1.5e300, small]);
  }

  f32(): number {
    return this.oneOf([NaN, Math.fround(0.1), -0, -Infinity]);
  }

  color(): Color {
    return this.oneOf(['red', 'green', 'blue']);
  }

  point(): Point {
    return { x: Number(BigInt.asIntN(32, this.next())), y: this.f64(), label: this.string() };
  }

  integers(): Integers {
    const unsigned = (bits: number) => Number(BigInt.asUintN(bits, this.next()));
    const signed = (bits: number) => Number(BigInt.asIntN(bits, this.next()));
    return {
      a: unsigned(8),
      b: signed(8),
      c: unsigned(16),
      d: signed(16),
      e: unsigned(32),
      f: signed(32),
      g: this.next(),
      h: BigInt.asIntN(64, this.next()),
    };
  }
}
