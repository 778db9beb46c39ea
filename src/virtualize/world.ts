/**
 * The WIT of a stub, out of the WIT of the component that it is for (as it is printed: the world first, and then a
 * package for each that it has interfaces of): what is closed is exported, and all else is left to `use`, by which
 * WIT imports whatever an interface needs.
 */
export function stubWit(printed: string, isClosed: (name: string) => boolean): string {
  const text = withoutComments(printed);
  const start = /\bworld\s+[^\s{]+\s*\{/.exec(text);
  if (!start) throw new Error('what was printed has no world');
  const open = start.index + start[0].length;
  const end = closing(text, open);
  const items = statements(text.slice(open, end));
  const exported = items.flatMap((item) => {
    const name = importedName(item);
    return name !== undefined && isClosed(name) ? [item.replace(/\bimport\b/, 'export')] : [];
  });
  // A function or an interface of the world itself can use types of the world.
  const needsTypes = exported.some((item) => !/^export\s+[^\s;]+\s*;$/.test(item));
  const types = needsTypes ? items.filter((item) => /^(use|type|record|variant|enum|flags|resource)\b/.test(item)) : [];
  return `${text.slice(0, open)}\n${[...types, ...exported].join('\n')}\n${text.slice(end)}`;
}

const withoutComments = (text: string) => text.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');

/** Where the brace is that closes the one before `from`. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++;
    if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

/** Statements end with a semicolon, or with the brace of a body that has no semicolon after it. */
function statements(body: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < body.length; i++) {
    if (body[i] === '{') depth++;
    if (body[i] === '}') depth--;
    if (depth > 0 || (body[i] !== ';' && body[i] !== '}')) continue;
    const isUse = body[i] === '}' && /^\s*use\b/.test(body.slice(start, i));
    if (!isUse) {
      found.push(body.slice(start, i + 1).trim());
      start = i + 1;
    }
  }
  return found;
}

/** `import wasi:io/poll@0.2.6;`, `import log: func();`, `import %log: interface { … }`, with gates before them. */
function importedName(item: string): string | undefined {
  const [, rest] = /^(?:@[a-z-]+\([^)]*\)\s*)*import\s+([\s\S]*)$/.exec(item) ?? [];
  if (rest === undefined) return undefined;
  const [, plain] = /^%?([\w-]+)\s*:\s*(?:func|async|interface)\b/.exec(rest) ?? [];
  return plain ?? rest.replace(/\s*;$/, '').replaceAll('%', '').trim();
}
