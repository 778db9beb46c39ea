import { reporting } from '../core/problems.js';
import { error, type Finding, note, Stop } from '../finding.js';
import { type Artifact, type Checked, type Composition, partsOf } from '../model.js';
import { join } from '../path.js';
import type { ComposeStep } from '../plan.js';
import { isWasi, track } from '../project/versions.js';
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
  const { name, how } = composition;
  const made = (of: readonly Checked[]) =>
    how.kind === 'plug' ? plug(composition, how, of, context) : evaluate(composition, how, of, context);
  const bytes = made(parts);
  const surface = reporting(
    where(composition),
    () => surfaceOf(bytes, context.core),
    (message) => `\`${name}\` has no world that WIT can express: ${message}`,
  );
  findOpen(composition, surface.imports, parts, find);
  const path = join(context.work, 'compose', `${name}.wasm`);
  await context.platform.files.write(path, bytes);
  // The same of parts that have what debuggers read.
  const isDebuggable = partsOf(composition).some((part) => partCalled(part, parts).debug !== undefined);
  const debug = isDebuggable && { debug: made(parts.map((part) => ({ ...part, bytes: part.debug ?? part.bytes }))) };
  return { name, path, bytes, ...debug, ...surface };
}

type How<K> = Extract<Composition['how'], { kind: K }>;

function plug(composition: Composition, how: How<'plug'>, parts: readonly Checked[], { core }: Context): Uint8Array {
  const socket = partCalled(how.socket, parts);
  const plugs = how.plugs.map((name) => partCalled(name, parts));
  const misfits = plugs.filter((plug) => shared(plug, socket).length === 0);
  if (misfits.length > 0) throw new Stop(...misfits.map((misfit) => unfit(misfit, socket, composition)));
  // What fits by name and is refused all the same has other types.
  const notes = plugs.map(
    (plug) =>
      `\`${plug.name}\` exports ${named(shared(plug, socket))}, by other types than \`${socket.name}\` imports it`,
  );
  const binaries = plugs.map(({ name, bytes }) => ({ name, bytes }));
  return reporting({ ...where(composition), notes }, () => core.composition.plug(socket.bytes, binaries));
}

/** The exports of a plug that are, by name, imports of a socket. */
function shared(plug: Checked, socket: Checked): string[] {
  return plug.exports.filter((item) => socket.imports.some((wanted) => track(item) === track(wanted)));
}

/** wac ignores a plug that fits nothing as long as another fits: here somebody has asked for it by name. */
function unfit(plug: Checked, socket: Checked, composition: Composition): Finding {
  return error('composition-failed', `plug \`${plug.name}\` fits no import of \`${socket.name}\``, {
    ...where(composition),
    notes: [`\`${plug.name}\` exports ${named(plug.exports)}`, `\`${socket.name}\` imports ${named(socket.imports)}`],
  });
}

const named = (items: readonly string[]) => items.map((item) => `\`${item}\``).join(', ') || 'nothing';

function evaluate(
  composition: Composition,
  { file, text }: How<'wac'>,
  parts: readonly Checked[],
  { core }: Context,
): Uint8Array {
  const source = { path: file, text };
  return reporting(where(composition), () => {
    const packages = core.composition
      .references(source)
      .map((reference) => ({ ...reference, bytes: partCalled(reference.name.split(':').at(-1) ?? '', parts).bytes }));
    return core.composition.compose(source, packages);
  });
}

const where = ({ name, location }: Composition) => ({ component: name, ...(location && { location }) });

function partCalled(name: string, parts: readonly Checked[]): Checked {
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
  for (const item of imports.filter((item) => !isWasi(item))) {
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
