import { readOnce } from '../binary.js';
import type { Mismatch } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, type Finding, type Location, warning } from '../finding.js';
import { verdictsOn } from '../hosts/verdicts.js';
import type { Artifact, Checked, Surface, WorldReference } from '../model.js';
import type { ValidateStep } from '../plan.js';
import { judged } from '../policy/judged.js';
import { locate } from '../project/locate.js';
import { isWasi, unversioned } from '../project/versions.js';
import { type OpenWorld, openWorld, surfaceOf } from '../project/world.js';
import { sha256 } from '../report.js';
import { closed } from '../virtualize/closed.js';
import { about, type Context, type Find, perform } from './context.js';

/** Checks components, each against its own world and those of its hosts; everything that does not fit is found at once. */
export async function validate(
  steps: readonly ValidateStep[],
  artifacts: readonly Artifact[],
  context: Context,
): Promise<readonly Checked[]> {
  const checked: Checked[] = [];
  for (const step of steps) {
    const result = await perform(step, context, async (find) => {
      const artifact = artifacts.find(({ name }) => name === step.name);
      return artifact && validateOne(step, artifact, context, find);
    });
    if (result) checked.push(result);
  }
  return checked;
}

async function validateOne(
  { name, world, targets, hosts, isPart, virtualize, judging, location }: ValidateStep,
  artifact: Artifact,
  context: Context,
  find: Find,
): Promise<Checked> {
  const on = { component: name, ...(location && { location }) };
  const invalid = (message: string) => `\`${name}\` is no valid component: ${message}`;
  const component = readOnce(artifact);
  const surface = await about(
    component,
    hosts ? 'surface for hosts' : 'surface',
    (bytes) => reporting(on, () => describe(bytes, context, hosts), invalid),
    context,
  );
  const whole = { ...artifact, ...surface };
  const result = virtualize ? await closed(whole, virtualize, context, find) : whole;
  const shipped = result === whole ? component : readOnce(result);
  if (world) await against(world, 'own', shipped, context, find);
  for (const target of targets) await against(target, 'host', shipped, context, find);
  if (hosts) {
    const bytes = await shipped.read();
    const { fits, findings } = await verdictsOn({ name, bytes, surface: result, ...on }, hosts, context);
    context.fits?.set(name, fits);
    if (!isPart) findings.forEach(find);
  }
  if (judging) for (const finding of await judged(result, judging, context)) find(finding);
  return result;
}

/** Validates the binary and reads its world. Throws what the core finds wrong. */
function describe(bytes: Uint8Array, { core }: Context, hosts: ValidateStep['hosts']): Surface {
  // A core module is as good for hosts that take such: it has no world.
  if (core.components.validate(bytes) === 'module' && hosts) return { imports: [], exports: [] };
  return surfaceOf(bytes, core);
}

/** `own`: the world that the component was built for; `host`: one that it must fit as well. */
type Kind = 'own' | 'host';

async function against(
  reference: WorldReference,
  kind: Kind,
  component: Artifact,
  context: Context,
  find: Find,
): Promise<void> {
  const { name } = component;
  const world = await openWorld(reference, context);
  const mismatches = await about(
    component,
    `target ${digestOf(world)} ${world.name}`,
    (bytes) => reporting({ component: name }, () => context.core.components.target(bytes, world.source, world.name)),
    context,
  );
  const unasked = kind === 'own' ? mismatches.filter((mismatch) => isUnasked(mismatch, world)) : [];
  const others = mismatches.filter((mismatch) => !unasked.includes(mismatch));
  for (const mismatch of others) find(findingOf(mismatch, kind, name, world));
  if (unasked.length > 0)
    find(
      undeclared(
        unasked.map(({ val }) => String(val)),
        name,
        world,
      ),
    );
}

const digests = new WeakMap<OpenWorld, string>();

/** Of all that a world is read from. */
function digestOf(world: OpenWorld): string {
  const digest = digests.get(world) ?? sha256(JSON.stringify(world.source));
  digests.set(world, digest);
  return digest;
}

/** WASI comes from a language's standard library, unasked for: against its own world that is a warning. */
function isUnasked({ tag, val }: Mismatch, world: OpenWorld): boolean {
  return tag === 'import-not-offered' && isWasi(val) && offeredAs(val, world) === undefined;
}

const offeredAs = (item: string, world: OpenWorld): string | undefined =>
  world.imports.find((offered) => unversioned(offered) === unversioned(item));

/** One finding for all of them: they come together, and go together. */
function undeclared(items: readonly string[], component: string, world: OpenWorld): Finding {
  const location = locate(world.resolved, world.world.about.span);
  const [only = ''] = items;
  const what = items.length === 1 ? `\`${only}\`` : `${items.length} interfaces of WASI`;
  const list = items.length === 1 ? [] : [items.join(', ')];
  return warning(
    'import-undeclared',
    `\`${component}\` imports ${what}, which its world \`${world.name}\` does not declare`,
    {
      component,
      ...(location && { location }),
      notes: [
        ...list,
        "it comes from the language's standard library: a host that offers only this world cannot run the component",
      ],
      help: `${items.length === 1 ? `write \`import ${only};\`` : 'import them'} in the world if it is wanted, or leave out the code that needs it`,
    },
  );
}

function findingOf(mismatch: Mismatch, kind: Kind, component: string, world: OpenWorld): Finding {
  const worldLocation = locate(world.resolved, world.world.about.span);
  const details = (location: Location | undefined = worldLocation) => ({ component, ...(location && { location }) });
  switch (mismatch.tag) {
    case 'import-not-offered':
      return notOffered(mismatch.val, kind, world, details());
    case 'export-missing':
      return error(
        'export-missing',
        `\`${component}\` does not export \`${mismatch.val}\`, which world \`${world.name}\` asks for`,
        details(locateItem(world, 'export', mismatch.val)),
      );
    case 'differs': {
      const { side, item, member, message } = mismatch.val;
      const what = member === undefined ? item : `${item}#${member}`;
      return error(
        'item-differs',
        `${side} \`${what}\` of \`${component}\` differs from world \`${world.name}\`: ${message}`,
        details(locateItem(world, side, item, member)),
      );
    }
  }
}

function notOffered(item: string, kind: Kind, world: OpenWorld, details: Partial<Finding>): Finding {
  const other = offeredAs(item, world);
  if (other !== undefined) return otherTrack(item, other, world, details);
  return error(
    'import-not-offered',
    `\`${details.component}\` imports \`${item}\`, which world \`${world.name}\` does not offer`,
    {
      ...details,
      help:
        kind === 'host'
          ? 'leave out the code that needs it, or target a host that offers it'
          : `write \`import ${item};\` in the world, or remove the import`,
    },
  );
}

function otherTrack(item: string, offered: string, world: OpenWorld, details: Partial<Finding>): Finding {
  const message = `\`${details.component}\` imports \`${item}\`, and world \`${world.name}\` offers \`${offered}\``;
  return error('import-not-offered', message, {
    ...details,
    notes: ['one version stands for another only with the same major number, or below 1.0 the same minor number'],
    help: 'build against the version that the world offers',
  });
}

/** Where the world, or the interface behind it, names an item. */
function locateItem(
  { resolved, world }: OpenWorld,
  side: 'import' | 'export',
  item: string,
  member?: string,
): Location | undefined {
  const found = (side === 'import' ? world.imports : world.exports).find(({ name }) => name === item);
  if (!found) return undefined;
  const whole = locate(resolved, found.about.span);
  if (member === undefined || found.kind.tag !== 'interface') return whole;
  const inner = resolved.interfaces[found.kind.val];
  const func = inner?.functions.find(({ name }) => name === member);
  const type = [...(inner?.types ?? [])].map((id) => resolved.types[id]).find((type) => type?.name === member);
  return locate(resolved, (func ?? type)?.about.span) ?? whole;
}
