import { whoBreaks } from '../catalog/compat.js';
import type { Rule } from '../compat/rule.js';
import { fence } from './markdown.js';

const subjects = {
  function: 'Functions, methods, constructors',
  type: 'Types',
  entry: 'What worlds import and export',
  world: 'Worlds',
  interface: 'Interfaces that no world names',
  package: 'Packages',
  item: 'Feature gates',
} as const satisfies Record<Rule['on'], string>;

/** "Which WIT changes are compatible, and which are not?": every rule, for both directions, with a witness. */
export function compatibilityMarkdown(rules: readonly (readonly [id: string, rule: Rule])[]): string {
  const sections = (Object.keys(subjects) as Rule['on'][]).map((on) => section(on, rules));
  return `# Which WIT changes are compatible, and which are not?

A change of an interface is met in two ways. **Old guests** are components that were built before and are run by a host of the new
version: this is what breaks plugins in production. **Old hosts** are hosts of the old version that are to run what was built
against the new one. Who breaks depends on the side that guests have the item on: they *import* it (the host implements it), they
*export* it (the host calls it), or both. Types have to be equal; nothing is widened, and there are no optional fields, cases,
parameters or exports. On the import side only guests that use the item break, since compilers leave out what is not used.

Below 1.0 the minor digit is the one that breaks (\`0.2.1\` → \`0.3.0\`), and additions may ship as a patch.
Always compatible: another order of functions, types or worlds, comments and documentation, another split into files, \`include\`
written out, and whatever is behind an \`@unstable\` gate that is closed.

${sections.join('\n')}
${wasi}
This page is made of the rules themselves (\`npm run generate\`); each has a page of its own, which \`wasmwright explain ID\` prints.
`;
}

/** What the gate says of real packages, which many have in their `deps`. */
const wasi = `## Versions of WASI

The seven packages of WASI 0.2 (\`cli\`, \`clocks\`, \`filesystem\`, \`http\`, \`io\`, \`random\`, \`sockets\`) are compatible from 0.2.0 to 0.2.6 and to
0.2.12. 0.3.0 is another track, and a declared break.

Some tools ship texts of WASI that they have changed. jco 1.33 to 1.35 has a \`wasi:sockets@0.2.10\` of its own, and from it to 0.2.12 the gate
fails, because that text promises without condition what WASI never did. There are three reasons, all in \`wasi:sockets/network\`:

- \`network.noop\`, a method that WASI does not have, is gone in 0.2.12 ([\`function-removed\`](findings/function-removed.md)).
- The type \`error\` is behind a feature gate in 0.2.12 ([\`feature-gate-added\`](findings/feature-gate-added.md)).
- So is the function \`network-error-code\` ([\`feature-gate-added\`](findings/feature-gate-added.md)).

A component that uses none of the three runs all the same. Take the text of \`wasi:sockets\` from WASI itself, and there is nothing to accept.
`;

function section(on: Rule['on'], rules: readonly (readonly [id: string, rule: Rule])[]): string {
  const own = rules.filter(([, rule]) => rule.on === on);
  return `## ${subjects[on]}\n\n${own.map(([id, rule]) => entry(id, rule)).join('\n')}`;
}

function entry(id: string, rule: Rule): string {
  return `### ${rule.title}\n\n${verdict(id, rule)} [\`${id}\`](findings/${id}.md)\n\n${fence(rule.witness.join('\n'), 'diff')}\n`;
}

/** Who breaks, for each side that the item can be on. */
function verdict(id: string, { change, layer, on, weight }: Rule): string {
  if (layer === 'source' || weight !== undefined) return 'Breaks nobody who was built.';
  if (change === undefined) return 'Breaks by the direction of the change: see its page.';
  const [, imports = [], exports = []] = whoBreaks(change);
  const sides = { import: `Guests import it: ${parties(imports)}.`, export: `Guests export it: ${parties(exports)}.` };
  if (on === 'world') return `Guests are built for it: ${parties(imports)}.`;
  if (on === 'interface') return 'Whom it breaks is for the configuration to say, since no world tells the side.';
  const [side] = on === 'entry' ? (id.match(/^(import|export)/) ?? []) : [];
  return side === 'import' || side === 'export' ? sides[side] : `${sides.import} ${sides.export}`;
}

/** From a row of the table. */
function parties([, guests, hosts]: readonly string[]): string {
  const broken = [guests === 'run' ? [] : ['**old guests**'], hosts === 'run' ? [] : ['**old hosts**']].flat();
  if (broken.length === 0) return 'nobody breaks';
  return `${broken.join(' and ')} break${guests?.includes('if') || hosts?.includes('if') ? ' if they use it' : ''}`;
}
