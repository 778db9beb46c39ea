import { type AST, parseTOML } from 'toml-eslint-parser';

/** A text value of a TOML document, by the keys that lead to it; elements of arrays have numbers. */
export interface TomlText {
  readonly keys: readonly (string | number)[];
  readonly value: string;
  /** Its place in the text, with its quotes. */
  readonly range: readonly [start: number, end: number];
}

/** All text values of a document; none of one that is no TOML. */
export function textsInToml(text: string): readonly TomlText[] {
  try {
    return parseTOML(text).body[0].body.flatMap((node) => within(node, []));
  } catch {
    return [];
  }
}

function within(node: AST.TOMLTable | AST.TOMLKeyValue, path: TomlText['keys']): TomlText[] {
  if (node.type === 'TOMLTable') return node.body.flatMap((child) => within(child, node.resolvedKey));
  const keys = node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
  return inValue(node.value, [...path, ...keys]);
}

function inValue(node: AST.TOMLContentNode, keys: TomlText['keys']): TomlText[] {
  if (node.type === 'TOMLInlineTable') return node.body.flatMap((child) => within(child, keys));
  if (node.type === 'TOMLArray') return node.elements.flatMap((child, i) => inValue(child, [...keys, i]));
  return typeof node.value === 'string' ? [{ keys, value: node.value, range: node.range }] : [];
}

/** The text with other values in some places, quoted as they were. */
export function withTexts(text: string, changes: readonly (readonly [at: TomlText, value: string])[]): string {
  return [...changes]
    .sort(([a], [b]) => b.range[0] - a.range[0])
    .reduce(
      (
        text,
        [
          {
            range: [start, end],
          },
          value,
        ],
      ) => {
        const quote = text[start] === "'" ? "'" : '"';
        return `${text.slice(0, start)}${quote}${value}${quote}${text.slice(end)}`;
      },
      text,
    );
}

export const isAt = ({ keys }: TomlText, place: readonly (string | number)[]): boolean =>
  keys.length === place.length && keys.every((key, i) => key === place[i]);
