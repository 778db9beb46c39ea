// What of a world a bundled program does not export, as far as its text tells. Engines say it of one
// function after the other, or when it is called.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { bundleMap, type Place, sourceOf } from './bundle.js';
import { importFrom } from './import-from.js';

/** What the program must export. */
export interface ExpectedExport {
  /** The names that lead to it, and of each those that will do. */
  readonly path: readonly (readonly string[])[];
  /** What it is of what the world asks for. */
  readonly asked: number;
}

/** What is not there, and the place of what it should be in; without a file: the program itself. */
export interface LackingExport extends Place {
  readonly asked: number;
}

// biome-ignore lint/suspicious/noExplicitAny: the tree of a program, as the parser gives it.
type Node = any;

/** Only running the program would tell. */
const unknown = Symbol('unknown');
type Found = Node | typeof unknown | undefined;

export async function lackingExports(
  expected: readonly ExpectedExport[],
  { tools, work }: { readonly tools: string; readonly work: string },
): Promise<readonly LackingExport[]> {
  const { parseSync, Visitor } = await importFrom(tools, 'rolldown', './utils');
  const code = readFileSync(`${work}/bundle.js`, 'utf8');
  const program = parseSync('bundle.js', code, { lang: 'js' }).program;
  const names = namesIn(program, Visitor);
  const sources = new SourceMap(bundleMap(work));
  return expected.flatMap(({ path, asked }): LackingExport[] => {
    const [missing, within] = follow(path, names);
    if (!missing) return [];
    return [{ asked, ...(within && sourceOf(...positionOf(within.start, code), sources, work)) }];
  });
}

/** Whether something is missing for sure, and what it would be in. */
function follow(path: ExpectedExport['path'], names: Names): [missing: boolean, within?: Node] {
  let within: Node | undefined;
  for (const [depth, choices] of path.entries()) {
    const found = choices.map((name) => (depth === 0 ? names.exported(name) : memberOf(within, name)));
    if (found.every((item) => item === undefined)) return [true, within];
    const next = names.valueOf(found.find((item) => item !== undefined));
    if (next === unknown) return [false];
    within = next;
  }
  return [false];
}

interface Names {
  exported(name: string): Found;
  /** What an identifier stands for. */
  valueOf(node: Found): Found;
}

function namesIn(program: Node, Visitor: Node): Names {
  const bound = new Map<string, Found>();
  const exported = new Map<string, Found>();
  let isOpen = false;
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') isOpen = true;
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    for (const [name, value] of declared(declaration)) {
      bound.set(name, value);
      if (statement !== declaration) exported.set(name, value);
    }
    for (const { local, exported: as } of (statement.type === 'ExportNamedDeclaration' && statement.specifiers) || [])
      exported.set(as.name ?? as.value, statement.source ? unknown : local);
  }
  for (const name of changed(program, Visitor)) bound.set(name, unknown);
  return {
    exported: (name) => exported.get(name) ?? (isOpen ? unknown : undefined),
    valueOf: (node) => (node?.type === 'Identifier' ? (bound.get(node.name) ?? unknown) : node),
  };
}

function declared(node: Node): [string, Found][] {
  if (node?.type === 'FunctionDeclaration' || node?.type === 'ClassDeclaration') return [[node.id.name, node]];
  if (node?.type !== 'VariableDeclaration') return [];
  return node.declarations.flatMap(({ id, init }: Node): [string, Found][] => {
    if (id.type === 'Identifier') return [[id.name, init ?? unknown]];
    return namesOfPattern(id).map((name) => [name, unknown]);
  });
}

/** `{ a, b: c }` and `[a, b]`: no more than their names. */
function namesOfPattern(pattern: Node): string[] {
  if (pattern?.type === 'Identifier') return [pattern.name];
  const parts = pattern?.properties ?? pattern?.elements ?? [];
  return parts.flatMap((part: Node) => namesOfPattern(part?.value ?? part?.argument ?? part?.left ?? part));
}

/** Names whose values may have more than what is written where they begin. */
function changed(program: Node, Visitor: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (node: Node): void => {
    if (node?.type === 'Identifier') names.add(node.name);
    else if (node?.type === 'MemberExpression') add(node.object);
    else for (const name of namesOfPattern(node)) names.add(name);
  };
  const addAll = ({ arguments: all }: Node) => all.forEach(add);
  new Visitor({
    AssignmentExpression: ({ left }: Node) => add(left),
    CallExpression: addAll,
    NewExpression: addAll,
  }).visit(program);
  return names;
}

/** A member of an object or a class, as far as it is written there. */
function memberOf(value: Node, name: string): Found {
  if (value?.type === 'ObjectExpression') return among(value.properties, name, false);
  if (value?.type === 'Prototype') return among(value.members, name, value.isOpen);
  if (value?.type !== 'ClassDeclaration' && value?.type !== 'ClassExpression') return unknown;
  const isOpen = value.superClass !== null || value.decorators?.length > 0;
  const members: Node[] = value.body.body;
  if (name === 'prototype')
    return { type: 'Prototype', start: value.start, isOpen, members: members.filter((member) => !member.static) };
  return among(
    members.filter((member) => member.static),
    name,
    isOpen,
  );
}

function among(members: readonly Node[], name: string, isOpen: boolean): Found {
  const found = members.find((member) => !member.computed && (member.key?.name ?? member.key?.value) === name);
  if (found) return found.value ?? unknown;
  return isOpen || members.some((member) => member.computed || !member.key) ? unknown : undefined;
}

function positionOf(offset: number, code: string): [line: number, column: number] {
  const before = code.slice(0, offset).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
