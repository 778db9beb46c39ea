// Values that a seed makes: the same ones in every language.
export class Values {
  constructor(seed) {
    this.state = seed;
  }

  /** splitmix64 (Steele, Lea and Flood, 2014). */
  next() {
    const wrap = (value) => BigInt.asUintN(64, value);
    this.state = wrap(this.state + 0x9e3779b97f4a7c15n);
    let mixed = this.state;
    mixed = wrap((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = wrap((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  }

  below(limit) {
    return Number(this.next() % BigInt(limit));
  }

  /** Up to `limit` of them, itself not counted. */
  many(limit, one) {
    return Array.from({ length: this.below(limit) }, one);
  }

  oneOf(all) {
    return all[this.below(all.length)];
  }

  /** From every plane that has characters, and one with a zero byte. */
  string() {
    const texts = ['', 'a', 'Zoë', '日本', '😀x', 'a\0b', '𠀋', '\u{e0061}', '\u{10fffd}'];
    return this.oneOf(texts) + this.below(1000);
  }

  char() {
    return this.oneOf(['a', 'é', '日', '😀', '\u{10ffff}']);
  }

  f64() {
    const small = this.below(9) / 8;
    return this.oneOf([0, -0, NaN, Infinity, -Infinity, -1.5e300, small]);
  }

  f32() {
    return this.oneOf([NaN, Math.fround(0.1), -0, -Infinity]);
  }

  color() {
    return this.oneOf(['red', 'green', 'blue']);
  }

  point() {
    return { x: Number(BigInt.asIntN(32, this.next())), y: this.f64(), label: this.string() };
  }

  integers() {
    const unsigned = (bits) => Number(BigInt.asUintN(bits, this.next()));
    const signed = (bits) => Number(BigInt.asIntN(bits, this.next()));
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
