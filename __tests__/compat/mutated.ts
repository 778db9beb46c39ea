import type { Resolved, WitSource } from '../../src/core/index.js';
import { core } from '../core/core.js';
import type { States } from './engine.js';
import { draftOf, mutations, type Random, randomFrom } from './mutate.js';
import { printPackage } from './print-wit.js';

/** A package with worlds that have each of its interfaces on either side, besides those that it has. */
export function withWorlds(source: WitSource): Resolved {
  const draft = draftOf(core.wit.parse({ ...source, features: { tag: 'all' } }));
  const main = draft.packages[draft.main];
  if (!main) throw new RangeError('a package has no main package');
  const interfaces = main.interfaces as unknown as number[];
  const items = interfaces.map((id) => ({
    name: `${main.namespace}:${main.name}/${draft.interfaces[id]?.name}${main.version === undefined ? '' : `@${main.version}`}`,
    // What stands behind a gate can only be named behind it.
    about: { stability: draft.interfaces[id]?.about.stability },
    kind: { tag: 'interface', val: id },
  }));
  const world = (name: string, imports: unknown[], exports: unknown[]) => {
    const id =
      draft.worlds.push({
        name,
        package: draft.main,
        about: { stability: { tag: 'ungated' } },
        imports,
        exports,
        includes: [],
      } as never) - 1;
    (main.worlds as unknown as number[]).push(id);
  };
  if (interfaces.length > 0) {
    world('each-imported', [...items], []);
    world('each-exported', [], [...items]);
  }
  return draft as Resolved;
}

/** A package as text, with the packages that it needs. */
export function sourceOf(resolved: Resolved): WitSource {
  const texts = new Map(resolved.packages.map((_, id) => [nameOf(resolved, id), printPackage(resolved, id)]));
  const needed = new Set([nameOf(resolved, resolved.main)]);
  for (const name of needed) for (const other of packagesIn(texts.get(name) ?? '')) needed.add(other);
  const [main = '', ...others] = [...needed].map((name) => texts.get(name) ?? '');
  return {
    files: [{ path: 'main.wit', text: main }],
    dependencies: others.map((text, i) => [{ path: `deps/${i}.wit`, text }]),
    features: { tag: 'all' },
  };
}

/** The packages of which a text names interfaces. */
const packagesIn = (text: string): string[] =>
  [...text.matchAll(/([\w-]+:[\w-]+)\/%[\w-]+(@[\w+-]+(?:\.[\w+-]+)*)?/g)].map(
    ([, name, version = '']) => `${name}${version}`,
  );

function nameOf(resolved: Resolved, id: number): string {
  const { namespace, name, version } = resolved.packages[id] ?? { namespace: '', name: '' };
  return `${namespace}:${name}${version === undefined ? '' : `@${version}`}`;
}

/** A mutation with what makes it one and the same each time. */
export interface Edit {
  readonly mutation: string;
  readonly seed: number;
}

/** A package before and after some edits. */
export function edited(resolved: Resolved, edits: readonly Edit[]): States {
  const draft = draftOf(resolved);
  for (const { mutation, seed } of edits) mutations[mutation]?.(draft, randomFrom(seed));
  return { baseline: sourceOf(resolved), current: sourceOf(draft as Resolved) };
}

/** One or two edits. */
export function someEdits(random: Random): readonly Edit[] {
  const names = Object.keys(mutations);
  return Array.from({ length: 1 + random(2) }, () => ({
    mutation: names[random(names.length)] ?? '',
    seed: random(2 ** 31),
  }));
}
