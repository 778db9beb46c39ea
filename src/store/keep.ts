import { type Finding, warning } from '../finding.js';
import type { Artifact, Component } from '../model.js';
import { basename } from '../path.js';
import type { Context } from '../stages/context.js';
import { foundIn } from './found.js';
import { type Asked, dependingOf, fromRoot, type Inputs, ownInputs, withAround } from './inputs.js';
import type { KeptBuild, Store } from './store.js';

/** A build that is done. */
export interface Done {
  readonly asked: Asked;
  /** Its inputs as they were before it began. */
  readonly before: Inputs;
  /** Where it has read besides its folder, absolute. */
  readonly around: readonly string[];
  readonly findings: readonly Finding[];
}

/** A build that is kept, and its inputs as they show before it. */
export interface Keeping {
  readonly own: Inputs;
  readonly build: KeptBuild;
}

/** Keeps what a build has made, unless somebody has changed its sources meanwhile: then nobody knows what it was made of. */
export async function keep(
  { name, debug, inside, smaller, noted, seconds, ...binary }: Artifact,
  { asked, before, around, findings }: Done,
  store: Store,
  context: Context,
): Promise<Keeping | undefined> {
  const { files } = context.platform;
  const after = await ownInputs(asked, context);
  if (!isUntouched(before, after, asked.component)) return undefined;
  const paths = [...new Set(around.map((path) => fromRoot(path, asked.root, files)))].sort();
  const inputs = await withAround(after, paths, asked, files);
  const component = await store.add(binary);
  const whole = debug && (await store.add(debug));
  const build: KeptBuild = {
    inputs,
    around: paths,
    component,
    ...(whole !== undefined && { debug: whole }),
    ...(inside && { inside }),
    ...(smaller && { smaller }),
    ...(noted && { noted }),
    ...(seconds !== undefined && { seconds }),
    findings: await foundIn(asked.component, findings, context),
  };
  await store.keep(name, build);
  return { own: after, build };
}

/** Whether nothing has changed but that the build has written what it writes. */
function isUntouched(before: Inputs, after: Inputs, { language }: Component): boolean {
  const { written = [], leaves = [] } = dependingOf(language);
  return [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])].every(
    (path) =>
      before.files[path] === after.files[path] ||
      leaves.some((ending) => path.endsWith(ending)) ||
      (before.files[path] === undefined && written.includes(basename(path))),
  );
}

/** What was kept and is another now was changed by something else than this program. */
export const damaged = ({ name, location }: Component): Finding =>
  warning('store-damaged', `what was kept of \`${name}\` is no longer what was written, and is not used`, {
    component: name,
    location,
    help: 'it is built anew; if that is said again, look at the disk, or at who else writes into `.wasmwright/store`',
  });
