import { acceptable, keyOf } from '../compat/acceptance.js';
import { type MadeFinding, madeFindings } from '../compat/made.js';
import { type Made, type News, newsBetween } from '../compat/news.js';
import { type MergeBase, mergeBase } from '../compat/sources/merge-base.js';
import { Stop } from '../finding.js';
import { count } from '../quantities.js';
import type { Report } from '../report.js';
import type { Acceptance, Gate } from '../reporters/compat/gate.js';
import { gateMark, isError, told } from '../reporters/compat/gate.js';
import { gateMarkdown } from '../reporters/compat/markdown.js';
import { newsIn } from '../reporters/compat/news.js';
import type { Listening } from '../request.js';
import { resultsOf } from './base-report.js';
import { type Commented, comment, whyNot } from './comment.js';
import { foundAt, type Gated, shownGate, surroundingsOf } from './gate.js';
import { type Comment, type GitHub, gitHub, Refused } from './github.js';
import type { Inputs } from './inputs.js';
import { type Accepted, acceptedBy } from './label.js';
import { markStart, markText, ownerIn, readMark } from './mark.js';
import type { PullRequest } from './pull-request.js';

/** The gate as it is shown in the end, and why it is not shown in a comment. */
export interface Announced extends Commented {
  readonly gate: Gate;
  /** What was made where the work has left the base branch, if that is known. */
  readonly before?: Made;
}

type Setting = Pick<Listening, 'platform' | 'signal'>;

/** Takes in what the label accepts, and writes the comment. Whatever GitHub refuses, the verdict stands. */
export async function announce(gated: Gated, report: Report, inputs: Inputs, setting: Setting): Promise<Announced> {
  const { pull } = gated;
  const { token, comment: mode } = inputs;
  const unbuilt = report.components.flatMap(({ name, status }) => (status === 'failed' ? [name] : []));
  if (!pull || token === '') return { gate: shownGate(gated, { unbuilt }) };
  const github = await gitHub(token, pull, setting.signal);
  const owner = ownerIn(setting.platform.env, inputs.matrix, inputs.folder);
  const existing = await github.ownComments(markStart(owner)).then((all) => all.at(-1), refusal);
  const accepted = await accepting(gated, inputs, { github, existing, pull }, setting);
  const acceptance = acceptanceFor(gated, inputs, accepted);
  const { news, made, before } = await newsFor(gated, report, inputs, github, setting);
  const gate = shownGate(gated, { unbuilt, acceptance, accepted: ok(accepted), news, made });
  const announced = { gate, ...(before && { before }) };
  if (mode === 'never') return announced;
  const isNews = told(gate).length > 0 || gate.findings.length > 0 || newsIn(gate).length > 0 || made.length > 0;
  const mark = gateMark(gate);
  // Where there would be nothing to write, it does not matter that nothing may be read.
  if (existing instanceof Refused) return isNews ? { ...announced, ...whyNot(existing, pull) } : announced;
  const found = acceptable(gated.verdicts).map(keyOf);
  const label = ok(accepted);
  const first = markText({ owner, found, ...(label && { label: label.label, accepted: [...label.keys] }) });
  const saying = {
    body: `${first}\n${gateMarkdown(gate, 'comment')}`,
    isNews,
    isFailure: mark === '✗' || mark === '?' || made.some(isError),
  };
  return { ...announced, ...(await comment(saying, mode, { github, existing, pull })) };
}

/** What else is new of what was made; nothing where it is not known what there was before. */
async function newsFor(
  gated: Gated,
  report: Report,
  inputs: Inputs,
  github: GitHub,
  setting: Setting,
): Promise<{ readonly news: readonly News[]; readonly made: readonly MadeFinding[]; readonly before?: Made }> {
  const isMade = [...report.components, ...report.compositions].some(({ digest }) => digest !== undefined);
  const base = isMade ? (gated.base ?? (await baseOf(inputs, setting))) : undefined;
  const before = base && (await resultsOf(base, inputs.artifactName, github, setting.platform));
  if (!before) return { news: [], made: [] };
  const span = { base: base.ref, head: gated.pull?.head ?? 'HEAD', isOpen: false };
  const surroundings = { ...(await surroundingsOf(inputs, undefined, setting)), listen: () => undefined };
  const made = await madeFindings({ before, now: report }, inputs.folder, span, surroundings);
  return { news: newsBetween(before, report), made, before };
}

/** Where interfaces are compared with something else, what was made is compared with the base all the same. */
async function baseOf({ folder, request }: Inputs, setting: Setting): Promise<MergeBase | undefined> {
  try {
    return await mergeBase({ ...setting, ...(request.offline && { offline: true }) }, folder);
  } catch (failure) {
    if (failure instanceof Stop) return undefined;
    throw failure;
  }
}

const ok = <T>(result: T | Refused | undefined): T | undefined => (result instanceof Refused ? undefined : result);

function refusal(failure: unknown): Refused {
  if (failure instanceof Refused) return failure;
  throw failure;
}

/** What the label accepts; GitHub is asked only when there is something to accept. */
async function accepting(
  gated: Gated,
  inputs: Inputs,
  { github, existing, pull }: { github: GitHub; existing: Comment | Refused | undefined; pull: PullRequest },
  setting: Setting,
): Promise<Accepted | Refused | undefined> {
  const now = acceptable(gated.verdicts).map(keyOf);
  if (now.length === 0 || inputs.acceptLabel === '') return undefined;
  const own = ok(existing);
  const mark = own && readMark(own.body);
  return acceptedBy({
    name: inputs.acceptLabel,
    pull,
    github,
    now,
    foundAt: (commit) => foundAt(commit, inputs, gated, setting),
    ...(own && mark && { remembered: { mark, at: own.updated } }),
  }).catch(refusal);
}

/** What is said of the label, where there is something that it could accept. */
function acceptanceFor(
  { verdicts }: Gated,
  { acceptLabel: label }: Inputs,
  accepted: Accepted | Refused | undefined,
): Acceptance | undefined {
  const keys = acceptable(verdicts).map(keyOf);
  if (label === '' || keys.length === 0) return undefined;
  if (accepted instanceof Refused) {
    return {
      label,
      isSet: true,
      without: `Whether the label \`${label}\` accepts it cannot be told: ${accepted.message}.`,
    };
  }
  if (!accepted) return { label, isSet: false };
  const later = keys.filter((key) => !accepted.keys.has(key)).length;
  const without =
    later === 0
      ? undefined
      : `${count(later, 'finding')} ${later === 1 ? 'is' : 'are'} new since the label \`${label}\` was set: set it again to accept ${later === 1 ? 'it' : 'them'} as well.`;
  return {
    label,
    isSet: true,
    ...(accepted.by !== undefined && { by: accepted.by }),
    ...(without !== undefined && { without }),
  };
}
