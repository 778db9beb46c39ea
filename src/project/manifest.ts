import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import * as z from 'zod/mini';
import { error, type Finding, type Location, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { type ManifestData, manifestSchema } from './schema.js';

export const manifestName = 'wasmwright.toml';

export type Path = readonly (string | number)[];

/** A manifest that has been read and found right, and where each of its keys stands. */
export interface Manifest {
  readonly file: string;
  readonly data: ManifestData;
  /** The place of a key, or of the nearest one around it. */
  locate(path: Path): Location;
}

/** Reads the text of a `wasmwright.toml`. Stops with everything that is wrong with it. */
export function parseManifest(file: string, text: string): Manifest {
  return { file, ...parseAs(manifestSchema, 'the manifest', file, text) };
}

/** Reads a TOML file of which a schema says what it may hold, and a noun what it is. */
export function parseAs<S extends z.ZodMiniType>(
  schema: S,
  noun: string,
  file: string,
  text: string,
): { readonly data: z.infer<S>; locate(path: Path): Location } {
  const ast = parse(file, noun, text);
  const places = new Map<string, Location>();
  placesIn(ast.body[0], [], (path, loc) => places.set(keyOf(path), toLocation(file, loc)));
  const locate = (path: Path): Location =>
    places.get(keyOf(path)) ?? (path.length > 0 ? locate(path.slice(0, -1)) : { file });
  const checked = schema.safeParse(getStaticTOMLValue(ast), { reportInput: true });
  if (!checked.success) {
    const findings = checked.error.issues.flatMap((issue) => findingsOf(issue, { schema, noun, locate }));
    throw new Stop(...findings.sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0)));
  }
  return { data: checked.data, locate };
}

/** Reads the manifest of the project in a folder; there may be none, which says nothing. */
export async function readManifest(folder: string, files: Pick<Files, 'kind' | 'readText'>): Promise<Manifest> {
  const file = join(folder, manifestName);
  return parseManifest(file, (await files.kind(file)) === 'file' ? await files.readText(file) : '');
}

const keyOf = (path: Path) => JSON.stringify(path);

function parse(file: string, noun: string, text: string): AST.TOMLProgram {
  try {
    return parseTOML(text);
  } catch (failure) {
    if (!(failure instanceof ParseError)) throw failure;
    const location = { file, line: failure.lineNumber, column: failure.column + 1 };
    throw new Stop(error('manifest-invalid', `${noun} is not valid TOML: ${failure.message}`, { location }));
  }
}

type Node = AST.TOMLTopLevelTable | AST.TOMLTable | AST.TOMLKeyValue | AST.TOMLContentNode;

/** Tells the place of every key and array element below a node. */
function placesIn(node: Node, path: Path, tell: (path: Path, loc: AST.SourceLocation) => void): void {
  switch (node.type) {
    case 'TOMLTopLevelTable':
      for (const child of node.body) placesIn(child, path, tell);
      break;
    case 'TOMLTable':
      tell(node.resolvedKey, node.key.loc);
      for (const child of node.body) placesIn(child, node.resolvedKey, tell);
      break;
    case 'TOMLKeyValue': {
      const own = [...path, ...node.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
      tell(own, node.key.loc);
      placesIn(node.value, own, tell);
      break;
    }
    case 'TOMLInlineTable':
      for (const child of node.body) placesIn(child, path, tell);
      break;
    case 'TOMLArray':
      for (const [index, child] of node.elements.entries()) {
        tell([...path, index], child.loc);
        placesIn(child, [...path, index], tell);
      }
      break;
  }
}

function toLocation(file: string, { start, end }: AST.SourceLocation): Location {
  return { file, line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1 };
}

interface Reading {
  readonly schema: z.ZodMiniType;
  readonly noun: string;
  locate(path: Path): Location;
}

function findingsOf(issue: z.core.$ZodIssue, { schema, noun, locate }: Reading): Finding[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = knownKeys(path, schema);
      return error('unknown-key', `there is no key \`${[...path, key].join('.')}\``, {
        location: locate([...path, key]),
        help: nearest(key, known) ?? `known here: ${known.join(', ')}`,
      });
    });
  }
  const where = path.length > 0 ? `\`${shown(path)}\`` : noun;
  const message = `${where} ${complaint(issue)}`;
  return [error('manifest-invalid', message, { location: locate(path) })];
}

/** `smoke.0.call` would be a riddle: people count from one. */
const shown = (path: Path) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`))
    .join('')
    .slice(1);

/** What is wrong with a value, as the end of a sentence that starts with its key. */
function complaint(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
    case 'too_small':
      return issue.origin === 'number' ? `must be more than ${issue.minimum}` : issue.message;
    case 'too_big':
      return issue.origin === 'number' ? `must be at most ${issue.maximum}` : issue.message;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'has a wrong name';
    default:
      return issue.message;
  }
}

const article = (type: string) =>
  ({ array: 'a list', object: 'a table', record: 'a table', int: 'a whole number' })[type] ?? `a ${type}`;

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema;
  readonly items?: JsonSchema;
}

/** The keys that the schema has at a place. */
function knownKeys(path: Path, all: z.ZodMiniType): string[] {
  let schema = z.toJSONSchema(all) as JsonSchema | undefined;
  for (const key of path) {
    schema = typeof key === 'number' ? schema?.items : (schema?.properties?.[key] ?? schema?.additionalProperties);
  }
  return Object.keys(schema?.properties ?? {});
}
