import type { Component, Composition, Project, WorldReference } from '../model.js';
import { relative } from '../path.js';
import type { Proposal } from '../policy/proposal.js';

/** A `wasmwright.toml` that says of a project what was found. */
export function manifestText({ root, components, compositions }: Project, policy: Proposal): string {
  const tables = [
    policyTable(policy),
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

/** Nothing is granted but what is asked for. Of what is not built yet nobody knows all: it is proposed. */
function policyTable({ allow, isWhole }: Proposal): string {
  const list = allow.map(quoted).join(', ');
  const lines =
    list.length <= 80 ? [`allow = [${list}]`] : ['allow = [', ...allow.map((name) => `  ${quoted(name)},`), ']'];
  if (isWhole) return ['# What may be imported of a host: anything else is an error.', '[policy]', ...lines].join('\n');
  const words = 'What may be imported of a host. `wasmwright check` says what the compilers bring besides.';
  return [words, '[policy]', ...lines].map((text) => `# ${text}`).join('\n');
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
