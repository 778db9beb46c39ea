import { reporting } from '../core/problems.js';
import { error, note, Stop } from '../finding.js';
import type { Artifact, Checked, Composition } from '../model.js';
import { join } from '../path.js';
import type { ComposeStep } from '../plan.js';
import { track } from '../project/versions.js';
import { surfaceOf } from '../project/world.js';
import { type Context, type Find, perform } from './context.js';

/** Makes each composition of the components, and of the compositions before it. */
export async function compose(
  steps: readonly ComposeStep[],
  components: readonly Checked[],
  context: Context,
): Promise<readonly Checked[]> {
  const made: Checked[] = [];
  for (const step of steps) {
    const parts = [...components, ...made];
    const result = await perform(step, context, (find) => composeOne(step.composition, parts, context, find), describe);
    if (result) made.push(result);
  }
  return made;
}

async function composeOne(
  composition: Composition,
  parts: readonly Checked[],
  context: Context,
  find: Find,
): Promise<Checked> {
  const bytes =
    composition.how.kind === 'plug'
      ? plug(composition, composition.how, parts, context)
      : await evaluate(composition, composition.how.file, parts, context);
  const surface = surfaceOf(bytes, context.core);
  findOpen(composition, surface.imports, parts, find);
  const path = join(context.work, 'compose', `${composition.name}.wasm`);
  await context.platform.files.write(path, bytes);
  return { name: composition.name, path, bytes, ...surface };
}

function plug(
  { name, location }: Composition,
  how: Composition['how'] & { kind: 'plug' },
  parts: readonly Artifact[],
  { core }: Context,
): Uint8Array {
  const socket = partCalled(how.socket, parts).bytes;
  const plugs = how.plugs.map((plug) => ({ name: plug, bytes: partCalled(plug, parts).bytes }));
  return reporting({ component: name, ...(location && { location }) }, () => core.composition.plug(socket, plugs));
}

/** In a `.wac` file `acme:app` is what the project calls `app`. */
async function evaluate(
  { name, location }: Composition,
  file: string,
  parts: readonly Artifact[],
  { core, platform }: Context,
): Promise<Uint8Array> {
  if ((await platform.files.kind(file)) !== 'file') {
    throw new Stop(
      error('path-missing', `there is no \`${file}\``, { component: name, ...(location && { location }) }),
    );
  }
  const source = { path: file, text: await platform.files.readText(file) };
  return reporting({ component: name }, () => {
    const packages = core.composition.references(source).flatMap((reference) => {
      const part = parts.find((part) => part.name === reference.name.split(':').at(-1));
      return part ? [{ ...reference, bytes: part.bytes }] : [];
    });
    return core.composition.compose(source, packages);
  });
}

function partCalled(name: string, parts: readonly Artifact[]): Artifact {
  const part = parts.find((part) => part.name === name);
  if (!part) throw new Error(`the plan composes \`${name}\` before it is made`);
  return part;
}

/** Names what a composition leaves to its host, other than WASI. */
function findOpen(
  { name, location }: Composition,
  imports: readonly string[],
  parts: readonly Checked[],
  find: Find,
): void {
  for (const item of imports.filter((item) => !item.startsWith('wasi:'))) {
    const provider = parts.find((part) => part.exports.some((offered) => track(offered) === track(item)));
    find(
      note('composition-open', `\`${name}\` still imports \`${item}\`: its host must offer it`, {
        component: name,
        ...(location && { location }),
        ...(provider && { help: `\`${provider.name}\` exports it: plug it in as well` }),
      }),
    );
  }
}

const describe = ({ name, bytes }: Artifact) => `${name}.wasm, ${Math.ceil(bytes.length / 1024)} KiB`;
