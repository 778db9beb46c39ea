import { failingIn } from '../compat/acceptance.js';
import { compareComponents } from '../compat/components.js';
import { editsFor } from '../compat/edits.js';
import type { MadeFinding } from '../compat/made.js';
import { type Compared, comparePackages } from '../compat/packages.js';
import { mergeBase } from '../compat/sources/merge-base.js';
import type { Bump } from '../compat/verdict.js';
import { Stop } from '../finding.js';
import type { Surroundings } from '../pipeline.js';
import { addedFinding } from '../policy/added.js';
import type { Case } from '../reporters/cases.js';
import { gateFormats } from '../reporters/compat/formats.js';
import type { Gate } from '../reporters/compat/gate.js';
import { newsLines } from '../reporters/compat/news.js';
import { consumerLines, verdictLine } from '../reporters/verdict.js';
import type { Command, Told } from './command.js';
import { changesFor, writeVersions } from './fix.js';

/** Says what a change of an interface breaks, for whom, and which version it asks for; with `--fix`, writes that version. */
export const compat: Command = async (asked, setting) => {
  const surroundings = { ...setting, core: await setting.core() };
  const first = await comparePackages(asked, surroundings);
  const changes = asked.fix ? changesFor(first.verdicts) : [];
  const fixed = await writeVersions(changes, first, setting.platform.files);
  const packages = fixed.length > 0 ? await comparePackages(asked, surroundings) : first;
  const compared: WithMade = asked.components ? await withComponents(packages, surroundings) : packages;
  const { verdicts, findings, texts } = compared;
  const made = madeOf(compared);
  if (verdicts.length === 0 && findings.some(({ severity }) => severity === 'error')) throw new Stop(...findings);
  return {
    text: [
      ...fixed.map(({ file, package: name, from, to }) => `       Wrote  ${name} ${to} for ${from} in ${file}`),
      ...verdicts.flatMap(({ consumers = [] }) => consumerLines(consumers)),
      ...newsLines({ verdicts, findings, noun: compared.settings.noun }),
      ...verdicts.map((verdict) => `${verdictLine(verdict, compared.settings.noun)}.${needs(verdict)}`),
    ].join('\n'),
    document: { ...documentOf(compared), ...(asked.fix && { fixed }) },
    findings: [...made, ...findings, ...verdicts.flatMap((verdict) => verdict.findings)],
    texts,
    renderings: renderingsOf(compared),
    cases: verdicts.map(caseOf),
    isClosing: true,
  };
};

/** The components of the project besides, each as it really is. */
async function withComponents(compared: Compared, surroundings: Surroundings): Promise<WithMade> {
  const { root, settings, verdicts, findings } = compared;
  const built = await compareComponents(root, await mergeBase(surroundings, root), settings, surroundings);
  const all = [...verdicts, ...built.verdicts];
  return { ...compared, verdicts: all, findings: [...findings, ...built.findings], made: built.made };
}

interface WithMade extends Compared {
  readonly made?: readonly MadeFinding[];
}

/** Two components that are compared by themselves have no history to be told. */
function madeOf({ verdicts, made }: WithMade): readonly MadeFinding[] {
  if (made) return made;
  return verdicts.flatMap(({ component }) =>
    component ? (addedFinding({ name: component.name, imports: component.gained, isNew: false }, {}) ?? []) : [],
  );
}

const caseOf = (verdict: Compared['verdicts'][number]): Case => ({
  suite: 'compat',
  name: verdict.package,
  status: failingIn(verdict).length > 0 ? 'failed' : 'passed',
  seconds: 0,
  findings: verdict.findings,
});

const needs = ({ declared, next, compatible }: Compared['verdicts'][number]) =>
  declared && !declared.enough && !compatible && next !== undefined ? ` Needs ${next}.` : '';

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

function renderingsOf(compared: WithMade): NonNullable<Told['renderings']> {
  const { verdicts, findings, settings } = compared;
  const made = madeOf(compared);
  const gate = (): Gate => ({ verdicts, findings, made, noun: settings.noun, edits: editsFor(compared) });
  return {
    markdown: () => gateFormats.markdown(gate()),
    github: () => gateFormats.github(gate()),
    sarif: () => gateFormats.sarif(gate()),
  };
}

/** For one package what was found of it; for several the worst, and each. */
function documentOf({ verdicts, findings }: Compared): object {
  const [only] = verdicts.length === 1 ? verdicts : [];
  return {
    compatible:
      findings.every(({ severity }) => severity !== 'error') && verdicts.every(({ compatible }) => compatible),
    required: bumps.findLast((bump) => verdicts.some(({ required }) => required === bump)) ?? 'none',
    declared: only?.declared ?? null,
    packages: verdicts,
  };
}
