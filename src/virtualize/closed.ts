import { written } from '../binary.js';
import type { Core } from '../core/index.js';
import { Stop } from '../finding.js';
import type { Checked } from '../model.js';
import { debugName, join } from '../path.js';
import type { Platform } from '../platform/platform.js';
import { surfaceOf } from '../project/world.js';
import type { Find } from '../stages/context.js';
import type { Closing } from './closing.js';
import { unusedOf } from './unused.js';
import { virtualize } from './virtualize.js';

interface Means {
  readonly core: Core;
  readonly platform: Platform;
  /** The folder of the project for what is made on the way. */
  readonly work: string;
}

/** What a step has made, with what it imports closed. */
export async function closed(
  artifact: Checked,
  closings: readonly Closing[],
  { core, platform: { files }, work }: Means,
  find: Find,
): Promise<Checked> {
  const { name } = artifact;
  const whole = await artifact.read();
  for (const finding of unusedOf(name, whole, closings, core)) find({ component: name, ...finding });
  const without = (bytes: Uint8Array) => {
    try {
      return virtualize(bytes, closings, core);
    } catch (failure) {
      if (!(failure instanceof Stop)) throw failure;
      throw new Stop(...failure.findings.map((finding) => ({ component: name, ...finding })));
    }
  };
  const result = without(whole);
  if (result.closed.length === 0) return artifact;
  const path = join(work, 'virtualize', `${name}.wasm`);
  const binary = await written(path, result.bytes, files);
  const { debug, inside, onlyTypes: _, ...rest } = artifact;
  return {
    ...rest,
    ...surfaceOf(result.bytes, core),
    path,
    ...binary,
    ...(debug && { debug: await written(debugName(path), without(await debug.read()).bytes, files) }),
    ...(inside && { inside: withStub(inside, result.bytes.length - artifact.size) }),
  };
}

type Inside = NonNullable<Checked['inside']>;

/** What a stub takes up is what joins it to the component, and little else. */
function withStub(inside: Inside, bytes: number): Inside {
  const there = inside.find(({ kind }) => kind === 'structure');
  const all = there ? inside.filter((part) => part !== there) : inside;
  const structure = { kind: 'structure' as const, ...there, bytes: (there?.bytes ?? 0) + bytes };
  return [...all, structure].sort((a, b) => b.bytes - a.bytes);
}
