import { type Asked, coreName, membersOf, pascal, plain, plainInterface, snake } from '../asked.js';
import type { Attempt, CompilerError } from '../language.js';

/** A diagnostic of rustc, as far as it can be about traits. */
interface AboutTrait {
  readonly code: string | undefined;
  readonly message: string;
  readonly notes: readonly string[];
  /** The line of the source that it marks. */
  readonly line: string;
}

/**
 * What is missing of the traits that bindings make of a world: `Guest` in the module of an interface or of the
 * world itself, and `GuestNAME` of a resource. None: it is about something else.
 */
export function traitLacks(about: AboutTrait, error: CompilerError, attempt: Attempt): readonly CompilerError[] {
  if (about.code === 'E0046') return missingItems(about, error, attempt);
  if (about.code === 'E0277') return missingTrait(about, error, attempt);
  return [];
}

function missingItems(
  { message, line }: AboutTrait,
  error: CompilerError,
  { asked }: Attempt,
): readonly CompilerError[] {
  const trait = /\b((?:\w+::)*Guest\w*)\b/.exec(line)?.[1];
  const [, listed = ''] = /missing: (.*)$/.exec(message) ?? [];
  const names = [...listed.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  if (trait === undefined || names.length === 0) return [];
  const found = names.map((name) => only(asked.filter((item) => isCalled(item, name) && isOf(item, trait))));
  if (found.includes(undefined)) return [];
  return found.flatMap((lacks) =>
    lacks ? [{ ...error, lacks, help: `write ${written(lacks)} in this \`impl\`` }] : [],
  );
}

/** `export!` asks for a trait that the type does not have at all. */
function missingTrait(
  { message, notes }: AboutTrait,
  error: CompilerError,
  { asked }: Attempt,
): readonly CompilerError[] {
  const [, type, trait] = /trait bound `([^`]+): ([\w:]*\bGuest\w*)` is not satisfied/.exec(message) ?? [];
  if (type === undefined || trait === undefined) return [];
  // The function that asks for it says whose it is; the path of the trait is cut short.
  const [, exporting = ''] = /required by a bound in `_?(?:export_)?([\w:]+?)(?:_cabi)?`/.exec(notes.join('\n')) ?? [];
  const members = asked.filter((item) => item.kind !== 'interface' && item.kind !== 'resource' && isOf(item, trait));
  const one = only(members.filter((item) => plain(exporting).endsWith(plain(rustName(item)))));
  const owner = one ? one.interface : only([...new Set(members.map((item) => item.interface ?? ''))]);
  if (owner === '' || (owner === undefined && !one)) return whole(undefined);
  return whole(owner);

  function whole(id: string | undefined): readonly CompilerError[] {
    const path = id === undefined ? trait : `exports::${modules(id)}::Guest`;
    const lacking =
      id === undefined
        ? membersOf(asked, undefined)
        : asked.filter((item) => item.kind === 'interface' && item.name === id);
    return lacking.map((lacks) => ({
      ...error,
      lacks,
      help: `write \`impl ${path} for ${type}\`, with all that it has`,
    }));
  }
}

/** What makes functions of the core module out of a type. */
export const exportHelp = 'write `export!(TYPE);` for a type that implements the `Guest` traits of the world';

/** The linker makes a component of the module, and misses an export: that it names one says nothing of the others. */
export function linkerLacks(notes: readonly string[], { asked }: Attempt): readonly CompilerError[] {
  const said = notes.join('\n');
  const [, owner, name] = /failed to find export of (?:interface `([^`]+)` )?function `([^`]+)`/.exec(said) ?? [];
  if (name === undefined) return [];
  const wanted = owner === undefined ? name : `${owner}#${name}`;
  const lacks = asked.find((item) => coreName(item) === wanted);
  return lacks ? [{ message: said, lacks, help: exportHelp }] : [];
}

/** The one that there is; none where there are several. */
const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

function rustName({ kind, name }: Asked): string {
  if (kind === 'constructor') return 'new';
  return kind === 'resource' ? pascal(name) : snake(name);
}

const isCalled = (item: Asked, name: string) => item.kind !== 'interface' && plain(rustName(item)) === plain(name);

/** Whether a trait is the one that has something, as far as its path says whose it is. */
function isOf({ interface: owner, kind, name, resource }: Asked, trait: string): boolean {
  const parts = trait.split('::');
  const own = parts.at(-1)?.replace(/^Guest/, '') ?? '';
  const of = kind === 'constructor' ? name : resource;
  if (plain(of ?? '') !== plain(own)) return false;
  const path = plain(parts.slice(0, -1).join('')).replace(/^(crate|self|super)*(exports)?/, '');
  return path === '' || (owner !== undefined && new RegExp(`${path}$`).test(plainInterface(owner).replace('\\d*', '')));
}

const modules = (owner: string) => owner.replace(/@.*$/, '').split(/[:/]/).map(snake).join('::');

function written(item: Asked): string {
  return item.kind === 'resource' ? `\`type ${pascal(item.name)}\`` : `\`fn ${rustName(item)}\``;
}
