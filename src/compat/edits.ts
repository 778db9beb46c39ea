import { createTwoFilesPatch } from 'diff';
import { Stop } from '../finding.js';
import { withVersion } from './fix.js';
import type { Compared } from './packages.js';
import { besides } from './stay.js';
import type { Verdict } from './verdict.js';

/** A change of the WIT that the gate has tried, as a diff that `git apply` takes. */
export interface Edit {
  readonly patch: string;
  /** What it does, in a sentence. */
  readonly words: string;
  /** The version that is enough then. */
  readonly version: string;
}

/** What could be written instead. */
export interface Edits {
  /** Keeps to what the version promises. */
  readonly stay?: Edit;
  /** Promises what the change keeps. */
  readonly release?: Edit;
}

/** The files of the project, by their paths, as an edit leaves them. */
export interface Rewritten {
  readonly texts: ReadonlyMap<string, string>;
  readonly words: string;
}

/** What could be written instead of each change that fails, by the title of its current side; all of it was tried. */
export function editsFor(compared: Compared): ReadonlyMap<string, Edits> {
  const edits = compared.verdicts.flatMap((verdict): [string, Edits][] => {
    const { findings, current } = verdict;
    if (!findings.some(({ severity }) => severity === 'error')) return [];
    const [stay, release] = [besides(verdict, compared.texts), otherVersion(verdict, compared)].map(
      (rewritten) => rewritten && tried(rewritten, verdict, compared),
    );
    return [[current, { ...(stay && { stay }), ...(release && { release }) }]];
  });
  return new Map(edits);
}

/** The version that the change needs, wherever WIT of the project names the package, as `--fix` writes it. */
function otherVersion({ declared, next, package: name }: Verdict, compared: Compared): Rewritten | undefined {
  if (!declared || declared.enough || next === undefined) return undefined;
  const change = { package: name, from: declared.to, to: next };
  const own = [...compared.texts].filter(([file]) => !compared.baselines.has(file) && !/(^|\/)deps\//.test(file));
  const texts = new Map(
    own.flatMap(([file, text]) => {
      const changed = withVersion(text, change);
      return changed === text ? [] : [[file, changed] as const];
    }),
  );
  return texts.size === 0 ? undefined : { texts, words: `\`${name}\` becomes ${next}.` };
}

/** An edit that leaves nothing to fail; none, if it leaves something, or makes no sense. */
function tried({ texts, words }: Rewritten, verdict: Verdict, compared: Compared): Edit | undefined {
  try {
    const again = compared.tryWith(verdict.current, texts);
    if (!again?.declared || again.findings.some(({ severity }) => severity === 'error')) return undefined;
    return { patch: patchOf(texts, compared.texts), words, version: again.declared.to };
  } catch (failure) {
    if (failure instanceof Stop) return undefined;
    throw failure;
  }
}

function patchOf(after: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): string {
  const patches = [...after].map(([file, text]) =>
    createTwoFilesPatch(`a/${file}`, `b/${file}`, before.get(file) ?? '', text, undefined, undefined, {
      context: 2,
      headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
    }),
  );
  // Blanks at the end may be a line of the patch.
  return patches.join('').replace(/\n$/, '');
}
