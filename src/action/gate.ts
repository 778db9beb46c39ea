import { accept, acceptable, keyOf } from '../compat/acceptance.js';
import { editsFor } from '../compat/edits.js';
import type { MadeFinding } from '../compat/made.js';
import type { News } from '../compat/news.js';
import { type Compared, comparePackages, type Surroundings } from '../compat/packages.js';
import { type MergeBase, mergeBase } from '../compat/sources/merge-base.js';
import type { Bump, Verdict } from '../compat/verdict.js';
import { shippedCore } from '../core/shipped.js';
import { findingsOf } from '../failure.js';
import type { Finding } from '../finding.js';
import { fetch, lines } from '../git/history.js';
import { commitOf, openRepository } from '../git/repository.js';
import { ignored } from '../project/discover.js';
import type { Acceptance, Gate, Places } from '../reporters/compat/gate.js';
import type { Listening } from '../request.js';
import type { Inputs } from './inputs.js';
import type { Accepted } from './label.js';
import { placesOf } from './places.js';
import type { PullRequest } from './pull-request.js';
import { isUntouched } from './untouched.js';

/** The gate in a workflow: what it came to, and what is needed to speak about it. */
export interface Gated {
  readonly compared?: Compared;
  readonly verdicts: readonly Verdict[];
  /** Why something was not compared. */
  readonly findings: readonly Finding[];
  readonly places?: Places;
  readonly pull?: PullRequest;
  readonly base?: MergeBase;
}

type Setting = Pick<Listening, 'platform' | 'signal'>;

/** Compares the interfaces of the project. None: there are no interfaces, and nobody has asked. */
export async function gate(
  inputs: Inputs,
  pull: PullRequest | undefined,
  { platform, signal }: Setting,
): Promise<Gated | undefined> {
  const folder = inputs.folder;
  const mine = { ...(pull && { pull }) };
  let base: MergeBase | undefined;
  try {
    if (inputs.against === undefined) {
      base = await mergeBase({ platform, signal, ...offline(inputs) }, folder);
      const untouched = inputs.command !== 'compat' && (await isUntouched(folder, base.ref, { platform, signal }));
      if (untouched) {
        const places = await placesOf({ verdicts: [] }, { folder, platform, signal, base, pull });
        return { verdicts: [], findings: [], places, ...mine, base };
      }
    }
    const compared = await comparePackages(asked(inputs), await surroundingsOf(inputs, base, { platform, signal }));
    const { verdicts, findings } = compared;
    const places = await placesOf(compared, { folder, platform, signal, base, pull });
    return { compared, verdicts, findings, places, ...mine, ...(base && { base }) };
  } catch (failure) {
    const isAsked = inputs.command === 'compat' || inputs.against !== undefined;
    if (!isAsked && !(await hasWit(folder, platform.files))) return undefined;
    return { verdicts: [], findings: findingsOf(failure), ...mine };
  }
}

const offline = ({ request }: Inputs) => ({ ...(request.offline && { offline: true }) });

const asked = ({ folder, against }: Inputs) => ({
  ...(folder !== '.' && { subject: folder }),
  ...(against !== undefined && { against }),
});

export async function surroundingsOf(inputs: Inputs, base: MergeBase | undefined, { platform, signal }: Setting) {
  const core = await shippedCore(platform);
  return { platform, signal, core, ...offline(inputs), ...(base && { base }) } satisfies Surroundings;
}

async function hasWit(folder: string, files: Setting['platform']['files']): Promise<boolean> {
  return (await files.find(folder, ['**/*.wit'], { ignore: ignored })).length > 0;
}

/** The keys of what the gate finds at another commit of the pull request; none, if that commit cannot be had. */
export async function foundAt(
  commit: string,
  inputs: Inputs,
  { base }: Gated,
  { platform, signal }: Setting,
): Promise<readonly string[] | undefined> {
  const { git } = await openRepository([inputs.folder], platform, signal);
  if ((await commitOf(commit, git)) === undefined && !inputs.request.offline) {
    await git.run([...fetch, '--depth=1', '--stdin', 'origin'], lines([commit]));
  }
  if ((await commitOf(commit, git)) === undefined) return undefined;
  const surroundings = await surroundingsOf(inputs, base, { platform, signal });
  const { verdicts } = await comparePackages(asked(inputs), { ...surroundings, at: commit });
  return acceptable(verdicts).map(keyOf);
}

/** What there is to be shown besides the verdicts. */
interface Besides {
  /** Components that did not build. */
  readonly unbuilt: readonly string[];
  readonly acceptance?: Acceptance | undefined;
  readonly accepted?: Accepted | undefined;
  readonly news?: readonly News[];
  readonly made?: readonly MadeFinding[];
}

/** The gate as it is shown, with what was accepted. */
export function shownGate(
  { compared, verdicts, findings, places }: Gated,
  { unbuilt, acceptance, accepted, news = [], made = [] }: Besides,
): Gate {
  return {
    verdicts: accepted ? accept(verdicts, accepted.keys) : verdicts,
    findings,
    noun: compared?.settings.noun ?? 'plugin',
    ...(compared && { edits: editsFor(compared) }),
    ...(acceptance && { acceptance }),
    ...(unbuilt.length > 0 && { unbuilt }),
    ...(news.length > 0 && { news }),
    ...(made.length > 0 && { made }),
    ...(places && { places }),
  };
}

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The largest bump that a change needs. */
export const requiredBump = (verdicts: readonly Verdict[]): Bump =>
  bumps.findLast((bump) => verdicts.some(({ required }) => required === bump)) ?? 'none';
