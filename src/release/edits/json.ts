import { isDeepStrictEqual } from 'node:util';

type Json = Readonly<Record<string, unknown>>;

/** The text of a JSON document with another value in one place; everything else in it stays as it is written. */
export function withJsonText(text: string, keys: readonly string[], value: string): string {
  const wanted = changedAt(JSON.parse(text), keys, value);
  const [key = ''] = keys.slice(-1);
  const member = new RegExp(`(${JSON.stringify(key)}\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"`, 'g');
  for (const { index, 0: found, 1: name = '' } of text.matchAll(member)) {
    const tried = `${text.slice(0, index)}${name}${JSON.stringify(value)}${text.slice(index + found.length)}`;
    if (isDeepStrictEqual(JSON.parse(tried), wanted)) return tried;
  }
  return text;
}

function changedAt(document: Json, [key = '', ...rest]: readonly string[], value: string): Json {
  if (rest.length === 0) return { ...document, [key]: value };
  return { ...document, [key]: changedAt((document[key] ?? {}) as Json, rest, value) };
}
