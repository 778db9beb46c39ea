import type { Component, Composition, Project, WorldReference } from '../model.js';
import { relative } from '../path.js';

/** A `wasmwright.toml` that says of a project what was found. */
export function manifestText({ root, components, compositions }: Project): string {
  const tables = [
    ...components.map((component) => componentTable(component, root)),
    ...compositions.flatMap((composition) => compositionTable(composition)),
    smokeHint,
  ];
  return `${tables.join('\n\n')}\n`;
}

function componentTable({ name, folder, language, world }: Component, root: string): string {
  const source = relative(root, folder) || '.';
  return [
    `[components.${key(name)}]`,
    ...(source === name ? [] : [`source = ${quoted(source)}`]),
    `language = ${quoted(language)}`,
    ...worldLine(world, root),
  ].join('\n');
}

/** Only plugs are found; a `.wac` file is always named by somebody. */
function compositionTable({ name, how }: Composition): string[] {
  if (how.kind !== 'plug') return [];
  const plugs = how.plugs.map(quoted).join(', ');
  return [`[compositions.${key(name)}]\nsocket = ${quoted(how.socket)}\nplugs = [${plugs}]`];
}

const smokeHint = `# Calls that must work, in WAVE:
# [[smoke]]
# component = "NAME"
# call = 'greet({name: "Ada"})'
# expect = '"Hello, Ada!"'`;

/** None where it is not clear which world is meant: whoever builds it is told so. */
function worldLine({ wit, world }: WorldReference, root: string): string[] {
  return world === undefined ? [] : [`world = ${quoted(`${relative(root, wit)}#${world}`)}`];
}

/** Names are made of letters, digits, `-`, `_` and `.`; only the last needs quotes in a key. */
const key = (name: string) => (name.includes('.') ? quoted(name) : name);
const quoted = (text: string) => JSON.stringify(text);
