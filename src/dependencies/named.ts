import type { File } from '../core/index.js';
import type { Location } from '../finding.js';

/** A package by its name in WIT, `acme:kv` and its version, and where it stands. */
export interface Named {
  readonly name: string;
  readonly version?: string;
  readonly location: Location;
}

/** `acme:kv@0.2.1`, as WIT has it. */
export const fullName = ({ name, version }: Omit<Named, 'location'>): string =>
  version === undefined ? name : `${name}@${version}`;

const label = '%?[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*';
const versionForm = String.raw`\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?`;
const packageName = String.raw`(?<namespace>${label})\s*:\s*(?<name>${label})`;
const atVersion = String.raw`(?:\s*@\s*(?<version>${versionForm}))?`;

/** A slash is in paths only: `use`, `import`, `export` and `include` have it, whatever else WIT has come to allow. */
const path = new RegExp(String.raw`(?<![\w%-])${packageName}\s*/\s*${label}${atVersion}`, 'g');
const statement = new RegExp(String.raw`(?<![\w%-])package\s+${packageName}${atVersion}\s*[;{]`, 'g');

/** What is no WIT to read: comments, which nest, and strings. */
const opaque = /\/\/[^\n]*|\/\*|\*\/|"(?:[^"\\\n]|\\.)*"/g;

/**
 * The packages that the files of a package name and do not define, each once, where it is named first. They are
 * found although WIT does not resolve without them, so they are read off the text.
 */
export function packagesNamed(files: readonly File[]): readonly Named[] {
  const own = packagesDefined(files);
  const isOwn = ({ name, version }: Named) =>
    own.some((it) => it.name === name && (version === undefined || it.version === version));
  const named = new Map<string, Named>();
  for (const found of files.flatMap((file) => matchesOf(path, file))) {
    if (!isOwn(found) && !named.has(fullName(found))) named.set(fullName(found), found);
  }
  return [...named.values()];
}

/** The packages that have a statement: that of the files, and those that are nested in them. */
export function packagesDefined(files: readonly File[]): readonly Named[] {
  return files.flatMap((file) => matchesOf(statement, file));
}

function matchesOf(form: RegExp, { path: file, text }: File): Named[] {
  return [...readable(text).matchAll(form)].map(({ 0: match, index, groups = {} }) => {
    const name = `${groups['namespace']}:${groups['name']}`.replaceAll('%', '');
    const skipped = match.length - match.replace(/^package\s+/, '').length;
    const location = placeIn(file, text, index + skipped, match.replace(/\s*[;{]$/, '').length - skipped);
    return { name, ...(groups['version'] !== undefined && { version: groups['version'] }), location };
  });
}

function placeIn(file: string, text: string, start: number, length: number): Location {
  const before = text.slice(0, start);
  const line = before.split('\n').length;
  const column = start - before.lastIndexOf('\n');
  const isOneLine = !text.slice(start, start + length).includes('\n');
  return { file, line, column, ...(isOneLine && { endLine: line, endColumn: column + length }) };
}

/** The text with blanks for what is not WIT, so that all else keeps its place. */
function readable(text: string): string {
  let depth = 0;
  let from = 0;
  let out = '';
  const blank = (end: number) => {
    out += text.slice(from, end).replace(/[^\n]/g, ' ');
    from = end;
  };
  const keep = (end: number) => {
    out += text.slice(from, end);
    from = end;
  };
  opaque.lastIndex = 0;
  for (let match = opaque.exec(text); match; match = opaque.exec(text)) {
    const [found] = match;
    if (found === '/*') {
      if (depth++ === 0) keep(match.index);
    } else if (found === '*/') {
      if (depth > 0 && --depth === 0) blank(opaque.lastIndex);
    } else if (depth > 0) {
      // Within a comment that is no line of its own: it may end it.
      opaque.lastIndex = match.index + 1;
    } else {
      keep(match.index);
      blank(opaque.lastIndex);
    }
  }
  if (depth > 0) blank(text.length);
  else keep(text.length);
  return out;
}
