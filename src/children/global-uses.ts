// What a bundled program uses of the engine's global objects, and where its author wrote so.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { bundleMap, type Place, sourceOf } from './bundle.js';
import { importFrom } from './import-from.js';

/** One way in which a program uses what an engine may lack or freeze, and the first place of it: of each one at load and one later. */
export interface GlobalUse extends Place {
  /** `Date.now`, `new Date()`, `fetch`, … */
  readonly what: string;
  /** Whether it is used while the program is loaded, outside of all functions. */
  readonly atLoad: boolean;
}

/** Globals that do not belong to JavaScript itself: what a program uses of them depends on the engine. */
const ofHosts = (
  'AbortController AbortSignal Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy CustomEvent ' +
  'DecompressionStream Event EventTarget File FormData Headers ReadableStream Request Response TextDecoder ' +
  'TextEncoder TransformStream URL URLSearchParams WritableStream addEventListener clearInterval clearTimeout ' +
  'console crypto fetch performance setInterval setTimeout structuredClone'
).split(' ');

/** What these do depends on what is asked of them. */
const byMember = ['Date', 'Math', 'console', 'crypto', 'performance'];

const mark = '__wasmwright_global_';

// biome-ignore lint/suspicious/noExplicitAny: the tree of a program, as the parser gives it.
type Node = any;

/**
 * Reads the bundle, so that dependencies count and what was left out of it does not. The bundler's own
 * analysis of scopes tells a global from whatever else has its name: it gives each a name that nobody has.
 */
export async function globalUses(tools: string, work: string): Promise<readonly GlobalUse[]> {
  const { transformSync, parseSync, Visitor } = await importFrom(tools, 'rolldown', './utils');
  const code = readFileSync(`${work}/bundle.js`, 'utf8');
  const parse = (text: string) => parseSync('bundle.js', text, { lang: 'js' }).program;
  const define = Object.fromEntries([...ofHosts, ...byMember, 'globalThis'].map((name) => [name, mark + name]));
  const marked = identifiersIn(parse(transformSync('bundle.js', code, { lang: 'js', define }).code), Visitor);
  const program = parse(code);
  // What has new names is otherwise the same program. If it were not, no name would be told from a global.
  const all = identifiersIn(program, Visitor);
  const isSame = all.length === marked.length;
  const globals = new Set(all.filter(({ name }, i) => name in define && (!isSame || marked[i].name !== name)));
  const found: { what: string; atLoad: boolean; offset: number }[] = [];
  collect(program, globals, Visitor, (what, node, atLoad) => found.push({ what, atLoad, offset: node.start }));
  const sources = new SourceMap(bundleMap(work));
  const positions = positionsIn(code);
  return firstOfEach(
    found
      .sort((a, b) => a.offset - b.offset)
      .map(({ what, atLoad, offset }) => ({ what, atLoad, ...sourceOf(...positions(offset), sources, work) })),
  );
}

function identifiersIn(program: Node, Visitor: Node): Node[] {
  const nodes: Node[] = [];
  new Visitor({ Identifier: (node: Node) => nodes.push(node) }).visit(program);
  return nodes;
}

/** Gives line and column of offsets that only grow. */
function positionsIn(code: string): (offset: number) => [line: number, column: number] {
  let [line, start] = [1, 0];
  return (offset) => {
    for (let end = code.indexOf('\n', start); end >= 0 && end < offset; end = code.indexOf('\n', start)) {
      line++;
      start = end + 1;
    }
    return [line, offset - start + 1];
  };
}

/** The author's own code says more than that of a dependency. */
function firstOfEach(uses: readonly GlobalUse[]): readonly GlobalUse[] {
  const rank = ({ file }: GlobalUse) => (file === undefined ? 2 : file.includes('node_modules/') ? 1 : 0);
  const first = new Map<string, GlobalUse>();
  for (const use of uses) {
    const key = `${use.what} ${use.atLoad}`;
    const known = first.get(key);
    if (!known || rank(use) < rank(known)) first.set(key, use);
  }
  return [...first.values()];
}

function collect(
  program: Node,
  globals: ReadonlySet<Node>,
  Visitor: Node,
  tell: (what: string, node: Node, atLoad: boolean) => void,
): void {
  const globalOf = (node: Node) => globalNamed(node, globals);
  let depth = 0;
  const asked = new Set<Node>();
  const enter = () => depth++;
  const leave = () => depth--;
  const say = (what: string, node: Node) => tell(what, node, depth === 0);
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    // Asking whether there is one is no use of it.
    UnaryExpression: ({ operator, argument }: Node) => operator === 'typeof' && asked.add(argument),
    Identifier(node: Node) {
      const name = globalOf(node);
      if (name !== undefined && !byMember.includes(name) && name !== 'globalThis' && !asked.has(node)) say(name, node);
    },
    MemberExpression(node: Node) {
      if (asked.has(node)) return;
      const owner = globalOf(node.object);
      if (owner !== undefined && byMember.includes(owner)) say(`${owner}.${memberOf(node) ?? '…'}`, node);
      const name = globalOf(node);
      if (name !== undefined && !byMember.includes(name)) say(name, node);
    },
    VariableDeclarator({ id, init }: Node) {
      const owner = init && globalOf(init);
      if (owner === undefined || !byMember.includes(owner) || id.type !== 'ObjectPattern') return;
      for (const property of id.properties)
        if (property.key?.type === 'Identifier') say(`${owner}.${property.key.name}`, property);
    },
    CallExpression: (node: Node) => globalOf(node.callee) === 'Date' && say('Date()', node),
    NewExpression: (node: Node) =>
      globalOf(node.callee) === 'Date' && node.arguments.length === 0 && say('new Date()', node),
  }).visit(program);
}

/** `Date` and `globalThis.Date` are the same. */
function globalNamed(node: Node, globals: ReadonlySet<Node>): string | undefined {
  if (globals.has(node)) return node.name;
  if (node.type !== 'MemberExpression' || globalNamed(node.object, globals) !== 'globalThis') return undefined;
  const name = memberOf(node);
  return name !== undefined && (ofHosts.includes(name) || byMember.includes(name)) ? name : undefined;
}

function memberOf({ property, computed }: Node): string | undefined {
  if (!computed) return property.name;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}
