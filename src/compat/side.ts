import type { Core, Resolved, WitSource } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { error, type Finding, Stop } from '../finding.js';
import { askedBy } from '../policy/asked.js';
import { surface } from '../project/world.js';
import type { Facts } from './news.js';
import type { Opened } from './sources/index.js';

/** Which feature gates are open: none, those that are named, or all. */
export type Features = WitSource['features'];

/** One side of a comparison, resolved. */
export interface SideContents {
  readonly title: string;
  readonly kind: Opened['kind'];
  readonly resolved: Resolved;
  /** The same with every feature gate open, and the very same where there is none to be opened; none for a binary, which has no gates. */
  readonly open?: Resolved;
  readonly source?: WitSource;
  /** Of a component. */
  readonly facts?: Facts;
  /** The texts, by the paths that locations name. */
  readonly texts: ReadonlyMap<string, string>;
}

export const stable: Features = { tag: 'only', val: [] };

/** Resolves what was read. What is wrong with it is no verdict: there is nothing to compare. */
export function resolveSide(opened: Opened, features: Features, core: Core): SideContents {
  const { title, kind } = opened;
  if (opened.kind === 'binary') {
    const { bytes } = opened;
    const { resolved, world } = comparable(title, () => core.wit.decode(bytes));
    const facts =
      world === undefined
        ? {}
        : { facts: { size: bytes.length, imports: askedBy(surface(resolved.worlds[world], resolved)) } };
    return { title, kind, resolved, texts: new Map(), ...facts };
  }
  const source = { ...opened.source, features };
  const resolved = comparable(title, () => core.wit.parse(source));
  const texts = [source.files, ...source.dependencies].flat().map(({ path, text }) => [path, text] as const);
  const open = features.tag === 'all' || !mayHaveGates(texts) ? resolved : openGates(source, core);
  return { title, kind, source, resolved, ...(open && { open }), texts: new Map(texts) };
}

/** The same side with other texts in some of its files; a binary has none. */
export function withTexts(side: SideContents, texts: ReadonlyMap<string, string>, core: Core): SideContents {
  const { title, source } = side;
  if (!source) return side;
  const files = source.files.map((file) => ({ ...file, text: texts.get(file.path) ?? file.text }));
  return resolveSide({ kind: 'wit', title, source: { ...source, files } }, source.features, core);
}

/** Only what is unstable stands behind a gate that can be closed. */
const mayHaveGates = (texts: readonly (readonly [path: string, text: string])[]) =>
  texts.some(([, text]) => text.includes('unstable'));

/** What is wrong behind gates that stay closed is for those to mend who open them. */
function openGates(source: WitSource, core: Core): Resolved | undefined {
  try {
    return reporting({}, () => core.wit.parse({ ...source, features: { tag: 'all' } }));
  } catch (failure) {
    if (failure instanceof Stop) return undefined;
    throw failure;
  }
}

function comparable<T>(title: string, read: () => T): T {
  try {
    return reporting({}, read);
  } catch (failure) {
    if (!(failure instanceof Stop)) throw failure;
    throw new Stop(...failure.findings.map((finding) => notCompared(title, finding)));
  }
}

/** Why there is no verdict, in place of one. */
export function notCompared(title: string, { message, id, severity, ...rest }: Finding): Finding {
  return { ...rest, ...error('not-compared', `\`${title}\` was not compared: ${message}`), severity };
}
