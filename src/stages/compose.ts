import { inFileWith, written } from '../binary.js';
import { reporting } from '../core/problems.js';
import { error, type Finding, note, Stop } from '../finding.js';
import { type Artifact, type Binary, type Checked, type Composition, partsOf } from '../model.js';
import { debugName, join } from '../path.js';
import type { ComposeStep } from '../plan.js';
import type { Files } from '../platform/platform.js';
import { isWasi, track } from '../project/versions.js';
import { surfaceOf } from '../project/world.js';
import { sha256 } from '../report.js';
import { about, type Context, type Find, perform } from './context.js';

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
  const { name } = composition;
  const path = join(context.work, 'compose', `${name}.wasm`);
  const { bytes: made, debug, ...binary } = await composed(composition, path, parts, context);
  const surface = await about(
    made ? { ...binary, read: async () => made } : binary,
    'world',
    (bytes) =>
      reporting(
        where(composition),
        () => surfaceOf(bytes, context.core),
        (message) => `\`${name}\` has no world that WIT can express: ${message}`,
      ),
    context,
  );
  findOpen(composition, surface.imports, parts, find);
  return { name, path, ...binary, ...(debug && { debug }), ...surface };
}

/** What is composed, and the same of parts that have what debuggers read. */
interface Composed extends Binary {
  /** Where they are in memory, since it was just made. */
  readonly bytes?: Uint8Array;
  readonly debug?: Binary;
}

/** The composition as the last run has left it, if it would be the same. */
async function composed(
  composition: Composition,
  path: string,
  parts: readonly Checked[],
  context: Context,
): Promise<Composed> {
  const { files } = context.platform;
  const own = partsOf(composition).map((part) => partCalled(part, parts));
  const ingredients = own.map(({ name, digest, debug }) => [name, digest, debug?.digest]);
  let made: Composed | undefined;
  const recipe = sha256(JSON.stringify([composition.how, ingredients]));
  const known = await context.answers?.about(recipe, 'composed', async () => {
    made = await make(composition, path, parts, context);
    return { digest: made.digest, ...(made.debug && { debug: made.debug.digest }) };
  });
  return made ?? (known && (await left(known, path, files))) ?? make(composition, path, parts, context);
}

/** What the last run has left, if it is what was composed then. */
async function left(known: Digests, path: string, files: Files): Promise<Composed | undefined> {
  const there = await inFileWith(known.digest, path, files);
  if (known.debug === undefined) return there;
  const debug = await inFileWith(known.debug, debugName(path), files);
  return there && debug && { ...there, debug };
}

interface Digests {
  readonly digest: string;
  readonly debug?: string;
}

async function make(
  composition: Composition,
  path: string,
  parts: readonly Checked[],
  context: Context,
): Promise<Composed> {
  const { how } = composition;
  const { files } = context.platform;
  const put = (of: Of) =>
    how.kind === 'plug' ? plug(composition, how, of, context) : evaluate(composition, how, of, context);
  const bytes = await put({ parts, bytes: (part) => part.read() });
  const binary = { ...(await written(path, bytes, files)), bytes };
  const isDebuggable = partsOf(composition).some((part) => partCalled(part, parts).debug !== undefined);
  if (!isDebuggable) return binary;
  const whole = await put({ parts, bytes: (part) => (part.debug ?? part).read() });
  return { ...binary, debug: await written(debugName(path), whole, files) };
}

/** What a composition is made of: binaries, and which bytes of each are meant. */
interface Of {
  readonly parts: readonly Checked[];
  bytes(part: Checked): Promise<Uint8Array>;
}

type How<K> = Extract<Composition['how'], { kind: K }>;

async function plug(
  composition: Composition,
  how: How<'plug'>,
  { parts, bytes }: Of,
  { core }: Context,
): Promise<Uint8Array> {
  const socket = partCalled(how.socket, parts);
  const plugs = how.plugs.map((name) => partCalled(name, parts));
  const misfits = plugs.filter((plug) => shared(plug, socket).length === 0);
  if (misfits.length > 0) throw new Stop(...misfits.map((misfit) => unfit(misfit, socket, composition)));
  // What fits by name and is refused all the same has other types.
  const notes = plugs.map(
    (plug) =>
      `\`${plug.name}\` exports ${named(shared(plug, socket))}, by other types than \`${socket.name}\` imports it`,
  );
  const binaries = await Promise.all(plugs.map(async (plug) => ({ name: plug.name, bytes: await bytes(plug) })));
  const receiving = await bytes(socket);
  return reporting({ ...where(composition), notes }, () => core.composition.plug(receiving, binaries));
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

async function evaluate(
  composition: Composition,
  { file, text }: How<'wac'>,
  { parts, bytes }: Of,
  { core }: Context,
): Promise<Uint8Array> {
  const source = { path: file, text };
  const references = reporting(where(composition), () => core.composition.references(source));
  const packages = await Promise.all(
    references.map(async (reference) => {
      const part = partCalled(reference.name.split(':').at(-1) ?? '', parts);
      return { ...reference, bytes: await bytes(part) };
    }),
  );
  return reporting(where(composition), () => core.composition.compose(source, packages));
}

const where = ({ name, location }: Composition) => ({ component: name, ...(location && { location }) });

function partCalled(name: string, parts: readonly Checked[]): Checked {
  const part = parts.find((part) => part.name === name);
  if (!part) throw new Error(`the plan composes \`${name}\` before it is made`);
  return part;
}

/** Names what a composition leaves to its host, other than WASI. */
function findOpen(
  { name, location, virtualize = [] }: Composition,
  imports: readonly string[],
  parts: readonly Checked[],
  find: Find,
): void {
  const isClosed = (item: string) => virtualize.some(({ pattern }) => pattern.matches(item));
  for (const item of imports.filter((item) => !isWasi(item) && !isClosed(item))) {
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

const describe = ({ name, size }: Artifact) => `${name}.wasm, ${Math.ceil(size / 1024)} KiB`;
