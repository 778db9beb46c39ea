import { changed } from './binary.js';
import type { Core } from './core/index.js';
import type { Event, Status } from './events.js';
import type { Finding } from './finding.js';
import { type Artifact, type Checked, partsOf } from './model.js';
import { join } from './path.js';
import { type Plan, type Stage, stepsOf } from './plan.js';
import type { Platform } from './platform/platform.js';
import { askingOf } from './policy/asked.js';
import { namesIn } from './project/select.js';
import { makeReport, type Report } from './report.js';
import { build } from './stages/build.js';
import { compose } from './stages/compose.js';
import type { Context, ToolStore } from './stages/context.js';
import { measure } from './stages/measure.js';
import { mustBeOurs, packageOutput, recover } from './stages/package.js';
import { recall, stillNeeded, whyBuilt } from './stages/recall.js';
import { smoke } from './stages/smoke.js';
import { installTools } from './stages/toolchains.js';
import { validate } from './stages/validate.js';
import { Answers } from './store/answers.js';
import { bringStore } from './store/carry.js';
import { openRemote } from './store/remote/open.js';
import type { Sharing } from './store/share.js';
import { storeOf } from './store/store.js';
import type { ReadyTool } from './toolchains/index.js';

/** What a run has to work with. */
export interface Surroundings {
  readonly platform: Platform;
  readonly core: Core;
  /** Aborted when the run is to end early. */
  readonly signal: AbortSignal;
  /** Hears of everything while it happens. */
  readonly listen: (event: Event) => void;
  readonly toolStore?: ToolStore;
  /** Nothing may be downloaded. */
  readonly offline?: boolean;
  /** Only the tools that the project has recorded may be used. */
  readonly locked?: boolean;
  /** What has not changed is built as well. */
  readonly force?: boolean;
  /** Where what is built is shared with other jobs of the same pipeline. */
  readonly sharing?: Sharing;
  /** Builds are taken from no shared cache, and given to none. */
  readonly apart?: boolean;
  /** Says in a binary, when it has been checked and called, where it comes from. */
  readonly stamp?: (name: string, binary: Uint8Array) => Uint8Array;
}

/**
 * The whole run, top to bottom. What one stage makes is handed to the next. A step whose needs
 * have failed is skipped and all others go on, so that one run finds everything there is to find.
 */
export async function run(plan: Plan, surroundings: Surroundings): Promise<Report> {
  const { context, findings, timed } = prepare(plan, surroundings);
  const outputs = stepsOf(plan, 'package');
  for (const { output } of outputs) {
    await recover(output, context);
    await mustBeOurs(output, context.platform);
  }

  const store = storeOf(plan.project.root, context.platform);
  const handOn = await bringStore(store, plan, context);
  const remote = await openRemote(plan.project, context);
  const builds = { store, ...(remote && { remote }) };
  const recalled = await recall(plan, builds, context);
  const tools = await timed('toolchains', installTools(stillNeeded(plan, recalled, context), context));
  const built = await timed('build', build(stepsOf(plan, 'build'), { recalled, tools, ...builds }, context));
  await remote?.settled();
  await handOn(built);
  const components = await timed('validate', validate(validations(plan, 'components'), built, context));
  const composed = await timed('compose', compose(stepsOf(plan, 'compose'), components, context));
  const compositions = await validate(validations(plan, 'compositions'), composed, context);
  const whole = [...components, ...compositions];
  tellAsking(whole, plan, context);
  await timed('smoke', smoke(stepsOf(plan, 'smoke'), whole, tools, context));
  const inOutput = (artifacts: readonly Checked[]) => report(artifacts, outputs[0]?.output);
  const measured = await timed('measure', measure(stepsOf(plan, 'measure'), whole, tools, context));
  const { stamp } = surroundings;
  const results: Checked[] = [];
  // One after the other: their bytes are many.
  for (const artifact of whole)
    results.push(stamp ? await changed(artifact, (bytes) => stamp(artifact.name, bytes)) : artifact);
  const packaged = await timed('package', packageOutput(outputs, results, inOutput, context));
  if (!context.signal.aborted) await context.answers?.settle(namesIn(plan.project.whole ?? plan.project).length);
  return packaged
    ? inOutput(packaged)
    : report([...whole, ...built.filter(({ name }) => !whole.some((artifact) => artifact.name === name))]);

  function report(artifacts: readonly (Artifact | Checked)[], output?: string): Report {
    return makeReport(plan, {
      findings,
      outcomes: context.outcomes,
      reasons: context.reasons,
      tools: tools.all,
      because: whyBuilt(recalled),
      ...(context.fits && { fits: context.fits }),
      artifacts,
      measured,
      ...(output !== undefined && { output }),
    });
  }
}

/** The first stage of a run alone: makes the tools ready that steps ask for. */
export async function makeToolsReady(
  plan: Plan,
  surroundings: Surroundings,
): Promise<{ readonly tools: readonly ReadyTool[]; readonly findings: readonly Finding[] }> {
  const { context, findings, timed } = prepare(plan, surroundings);
  const { all } = await timed('toolchains', installTools(stepsOf(plan, 'toolchains'), context));
  return { tools: all, findings };
}

/** Of what is a part of something else it is told what the whole of it asks for. */
function tellAsking(whole: readonly Checked[], { project }: Plan, { emit }: Context): void {
  const parts = project.compositions.flatMap(partsOf);
  const shipped = whole.filter(({ name }) => !parts.includes(name));
  if (shipped.length > 0) emit({ type: 'asks', of: shipped.map((one) => ({ name: one.name, asking: askingOf(one) })) });
}

/** Components are validated before, compositions after composing. */
function validations(plan: Plan, which: 'components' | 'compositions') {
  const names = plan.project[which].map(({ name }) => name);
  return stepsOf(plan, 'validate').filter(({ name }) => names.includes(name));
}

function prepare(plan: Plan, { listen, ...given }: Surroundings) {
  const findings: Finding[] = [];
  const outcomes = new Map<string, Status>();
  const reasons = new Map<string, string>();
  const emit = (event: Event) => {
    if (event.type === 'finding') findings.push(event.finding);
    listen(event);
  };
  const { root } = plan.project;
  const work = join(root, '.wasmwright');
  const { platform } = given;
  const { lock } = plan.project;
  const answers = new Answers(work, platform.files, { forget: given.force ?? false });
  const notes = { emit, outcomes, reasons, fits: new Map(), answers };
  const context: Context = { ...given, ...notes, root, work, ...(lock && { lock }) };
  const timed = async <T>(stage: Stage, work: Promise<T>): Promise<T> => {
    const start = platform.now();
    const result = await work;
    if (stepsOf(plan, stage).length > 0) emit({ type: 'stage-finished', stage, seconds: platform.now() - start });
    return result;
  };
  return { context, findings, timed };
}
