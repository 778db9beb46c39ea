/** Gives a number from 0 up to, and without, another. */
export type Random = (below: number) => number;

/** Of a binary: what kind it is, and its body without the length. */
interface Section {
  readonly id: number;
  readonly body: Uint8Array;
}

/** Spoils a binary in a way that a fuzzer, a bad disk or a bad tool would: up to four changes, some of which keep its form. */
export function mutateBinary(binary: Uint8Array, others: readonly Uint8Array[], next: Random): Uint8Array {
  let result = binary;
  for (let changes = 1 + next(next(4) + 1); changes > 0; changes--) {
    result = pick(binaryChanges, next)(result, pick(others, next), next);
  }
  return result;
}

type BinaryChange = (binary: Uint8Array, other: Uint8Array, next: Random) => Uint8Array;

const binaryChanges: readonly BinaryChange[] = [
  function replaceBytes(binary, _, next) {
    const result = binary.slice();
    for (let count = 1 + next(8); count > 0; count--) result[next(result.length)] = next(256);
    return result;
  },
  function flipBit(binary, _, next) {
    const result = binary.slice();
    const at = next(result.length);
    result[at] = (result[at] ?? 0) ^ (1 << next(8));
    return result;
  },
  function truncate(binary, _, next) {
    return binary.slice(0, next(binary.length));
  },
  function insertOf(binary, other, next) {
    const [at, from] = [next(binary.length), next(other.length)];
    return join(binary.slice(0, at), other.slice(from, from + next(64)), binary.slice(at));
  },
  insideOf(function dropSection(sections, _, next) {
    return sections.toSpliced(next(sections.length), 1);
  }),
  insideOf(function repeatSection(sections, _, next) {
    return sections.toSpliced(next(sections.length), 0, pick(sections, next));
  }),
  insideOf(function swapSections(sections, _, next) {
    const [a, b] = [next(sections.length), next(sections.length)];
    return sections.with(a, sections[b] as Section).with(b, sections[a] as Section);
  }),
  insideOf(function spliceSection(sections, other, next) {
    const theirs = sectionsOf(other);
    return theirs.length === 0 ? sections : sections.toSpliced(next(sections.length), next(2), pick(theirs, next));
  }),
  insideOf(function changeBody(sections, other, next) {
    const at = next(sections.length);
    const { id, body } = sections[at] as Section;
    const changed = body.length === 0 ? body : pick(binaryChanges.slice(0, 4), next)(body, other, next);
    return sections.with(at, { id, body: changed });
  }),
  insideOf(function changeCount(sections, _, next) {
    const at = next(sections.length);
    const { id, body } = sections[at] as Section;
    const { value, end } = readNumber(body, 0) ?? { value: 0, end: 0 };
    return sections.with(at, { id, body: join(strangeNumber(value, next), body.slice(end)) });
  }),
  /** The length of a section no longer is its length. */
  function changeLength(binary, _, next) {
    const starts = [...headers(binary)];
    if (starts.length === 0) return binary;
    const { length, body, lengthAt } = pick(starts, next);
    return join(binary.slice(0, lengthAt), strangeNumber(length, next), binary.slice(body));
  },
];

/** A change of the sections, or of those of a module or component that one of them holds; lengths stay right. */
function insideOf(change: (sections: Section[], other: Uint8Array, next: Random) => Section[]): BinaryChange {
  return function inside(binary, other, next): Uint8Array {
    const sections = sectionsOf(binary);
    if (sections.length === 0) return binary;
    const nested = sections.findIndex(({ body }) => isBinary(body) && next(2) === 0);
    const inner = sections[nested];
    const changed = inner
      ? sections.with(nested, { id: inner.id, body: inside(inner.body, other, next) })
      : change(sections, other, next);
    return join(binary.slice(0, 8), ...changed.flatMap(({ id, body }) => [[id], leb(body.length), body]));
  };
}

const isBinary = (bytes: Uint8Array) => bytes.length > 8 && String(bytes.subarray(0, 4)) === '0,97,115,109';

/** As many sections as there are before something is wrong. */
function sectionsOf(binary: Uint8Array): Section[] {
  return [...headers(binary)].map(({ at, body, length }) => ({
    id: binary[at] ?? 0,
    body: binary.slice(body, body + length),
  }));
}

function* headers(binary: Uint8Array): Generator<{ at: number; lengthAt: number; length: number; body: number }> {
  for (let at = 8; at < binary.length; ) {
    const number = readNumber(binary, at + 1);
    if (!number || number.end + number.value > binary.length) return;
    yield { at, lengthAt: at + 1, length: number.value, body: number.end };
    at = number.end + number.value;
  }
}

function readNumber(bytes: Uint8Array, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    value += (byte & 127) * 128 ** i;
    if (byte < 128) return { value, end: at + i + 1 };
  }
  return undefined;
}

/** One that is near, one that is far off, or the same in more bytes than it needs. */
function strangeNumber(value: number, next: Random): number[] {
  const kinds = [
    () => leb(Math.max(0, value + next(9) - 4)),
    () => leb(pick([0, 1, 127, 128, 16383, 65536, 1 << 20, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 35 - 1], next)),
    () => [...leb(value).map((byte) => byte | 128), ...Array.from({ length: next(5) }, () => 128), 0],
  ];
  return pick(kinds, next)();
}

function leb(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

function join(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Spoils a text by tokens: leaves out, repeats, swaps or takes some from another; now and then builds something deep of it. */
export function mutateWit(text: string, other: string, next: Random): string {
  if (next(50) === 0) return pick(deep, next)(text, pick([1, 10, 100, 1000, 3000], next));
  let tokens: string[] = tokensOf(text);
  for (let changes = 1 + next(next(4) + 1); changes > 0; changes--)
    tokens = pick(tokenChanges, next)(tokens, tokensOf(other), next);
  return tokens.join('');
}

/** Words, arrows, punctuation, and the white space and comments between. */
const tokensOf = (text: string) =>
  text.match(/\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|%?[A-Za-z][\w-]*|\d[\d.]*|->|[\s\S]/g) ?? [];

const tokenChanges: readonly ((tokens: string[], others: string[], next: Random) => string[])[] = [
  (tokens, _, next) => tokens.toSpliced(next(tokens.length), 1 + next(3)),
  (tokens, _, next) => {
    const from = next(tokens.length);
    return tokens.toSpliced(next(tokens.length), 0, ...tokens.slice(from, from + 1 + next(40)));
  },
  (tokens, _, next) => {
    const [a, b] = [next(tokens.length), next(tokens.length)];
    return tokens.with(a, tokens[b] ?? '').with(b, tokens[a] ?? '');
  },
  (tokens, others, next) => {
    const from = next(others.length);
    return tokens.toSpliced(next(tokens.length), next(5), ...others.slice(from, from + 1 + next(20)));
  },
  /** Names stay in the file, so that what they name has another kind. */
  (tokens, _, next) => {
    const words = tokens.filter((token) => /^[a-z]/.test(token));
    const places = tokens.flatMap((token, i) => (/^[a-z]/.test(token) ? [i] : []));
    return words.length === 0 ? tokens : tokens.with(pick(places, next), pick(words, next));
  },
  (tokens, _, next) =>
    tokens.toSpliced(next(tokens.length), 0, pick(['\0', '\u202e', '€', '{', '<', '@', '/*', '%'], next)),
];

const deep: readonly ((text: string, depth: number) => string)[] = [
  (text, depth) => `${text}\ninterface deep { type t = ${'list<'.repeat(depth)}u8${'>'.repeat(depth)}; }\n`,
  (text, depth) => `${text}\ninterface deep { type t = ${'option<'.repeat(depth)}\n`,
  (text, depth) =>
    `${text}\ninterface i0 { type t = u8; }\n${links(depth, (i) => `interface i${i} { use i${i - 1}.{t}; }\n`)}`,
  (text, depth) =>
    `${text}\ninterface deep { type t0 = u8; ${links(depth, (i) => `type t${i} = tuple<t${i - 1}, t${i - 1}>;\n`)} }\n`,
  (text, depth) => `${text}\n${links(depth, (i) => `world w${i} { include w${i + 1}; }\n`)}`,
  (text, depth) => `${text}\n${'/*'.repeat(depth)}`,
];

const links = (count: number, link: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => link(i + 1)).join('');

export function pick<T>(items: readonly T[], next: Random): T {
  if (items.length === 0) throw new RangeError('there is nothing to pick from');
  return items[next(items.length)] as T;
}
