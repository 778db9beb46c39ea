import type { Resolved } from '../core/index.js';
import { error, note, Stop } from '../finding.js';
import type { WorldContents } from './contents.js';
import { judge } from './judge.js';
import { newsOf } from './news.js';
import type { Policy } from './policy.js';
import { readSides } from './read.js';
import type { SideContents } from './side.js';
import type { CompatFinding, Verdict } from './verdict.js';

/** Two sides, and how they are to be judged. */
export interface Judged {
  readonly baseline: SideContents;
  readonly current: SideContents;
  readonly policy: Policy;
  /** Only this world. */
  readonly world?: string;
  /** Worlds of other packages that name interfaces of this one. */
  readonly others?: readonly WorldContents[];
  /** The name of a component, which its binary does not have. */
  readonly name?: string;
}

/** Judges what became of a package or component. Stops when the sides cannot be compared. */
export function verdictOn({ baseline, current, policy, world, others = [], name }: Judged): Verdict {
  if (isComponent(baseline) !== isComponent(current)) {
    const what = (side: SideContents) => `\`${side.title}\` is ${isComponent(side) ? 'a component' : 'a WIT package'}`;
    const help = 'compare a package with a package, or a component with a component';
    throw new Stop(error('not-compared', `${what(current)}, and ${what(baseline)}`, { help }));
  }
  mustHaveWorld(world, [baseline, current]);
  const titles = { baseline: baseline.title, current: current.title };
  const asked = { policy, titles, others, ...(world !== undefined && { world }) };
  const sides = readSides(baseline.resolved, current.resolved);
  const hasGates = [baseline, current].some(({ open, resolved }) => open !== resolved);
  const open = hasGates && baseline.open && current.open ? readSides(baseline.open, current.open) : undefined;
  mustHaveItems(current, baseline);
  const verdict = judge({ ...sides, ...asked, ...(open && { open }) });
  const gated = open ? behindGates(judge({ ...open, ...asked }), verdict) : [];
  const component = baseline.facts && current.facts && newsOf(name ?? verdict.package, baseline.facts, current.facts);
  return {
    ...verdict,
    ...(name !== undefined && { package: name }),
    findings: [...verdict.findings, ...gated],
    ...(component && { component }),
  };
}

const isComponent = ({ kind, resolved }: SideContents) =>
  kind === 'binary' && resolved.packages[resolved.main]?.namespace === 'root';

/** What changed behind gates that are closed: it was never promised, but whoever opens them will want to know. */
function behindGates(open: Verdict, { findings }: Verdict): readonly CompatFinding[] {
  const told = new Set(findings.map(({ item }) => item));
  return open.findings
    .filter(({ id, item, layer }) => id !== 'version-too-low' && layer !== 'source' && !told.has(item))
    .map(({ notes, help, when, ...finding }) => ({
      ...finding,
      ...note(finding.id, finding.message, {
        notes: ['it is behind a feature gate, and `--features` decides whether it is judged'],
      }),
      breaks: [],
    }));
}

function mustHaveWorld(world: string | undefined, sides: readonly SideContents[]): void {
  if (world === undefined) return;
  const names = new Set(sides.flatMap(({ resolved }) => worldNames(resolved)));
  if (names.has(world)) return;
  const known = [...names].map((name) => `\`${name}\``).join(', ') || 'none';
  throw new Stop(
    error('world-unclear', `there is no world \`${world}\` on either side`, { help: `the worlds are: ${known}` }),
  );
}

const worldNames = (resolved: Resolved) =>
  [...(resolved.packages[resolved.main]?.worlds ?? [])].flatMap((id) => resolved.worlds[id]?.name ?? []);

/** Where every item is behind a closed gate, nothing would be compared, and that must not pass for a good result. */
function mustHaveItems(...sides: readonly SideContents[]): void {
  for (const { title, resolved, open } of sides) {
    const isEmpty = ({ packages, main }: Resolved) =>
      (packages[main]?.interfaces.length ?? 0) + (packages[main]?.worlds.length ?? 0) === 0;
    if (!open || !isEmpty(resolved) || isEmpty(open)) continue;
    throw new Stop(
      error('not-compared', `everything in \`${title}\` is behind a feature gate`, {
        help: `\`--features ${featuresOf(open).join(',')}\` judges it all the same, or \`features\` under \`[compat]\` in wasmwright.toml`,
      }),
    );
  }
}

function featuresOf({ interfaces, worlds }: Resolved): string[] {
  const gates = [...interfaces, ...worlds].flatMap(({ about: { stability } }) =>
    stability.tag === 'unstable' ? [stability.val.feature] : [],
  );
  return [...new Set(gates)];
}
