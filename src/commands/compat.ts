import { type Compared, comparePackages } from '../compat/packages.js';
import type { Bump } from '../compat/verdict.js';
import { Stop } from '../finding.js';
import { verdictLine } from '../reporters/verdict.js';
import type { Command } from './command.js';

/** Says what a change of an interface breaks, for whom, and which version it asks for. */
export const compat: Command = async (asked, setting) => {
  const compared = await comparePackages(asked, { ...setting, core: await setting.core() });
  const { verdicts, findings } = compared;
  if (verdicts.length === 0 && findings.length > 0) throw new Stop(...findings);
  const all = [...findings, ...verdicts.flatMap((verdict) => verdict.findings)];
  return {
    text: verdicts.map((verdict) => `${verdictLine(verdict)}.${needs(verdict.required, verdict.next)}`).join('\n'),
    document: documentOf(compared),
    findings: all,
    texts: compared.texts,
    isClosing: true,
  };
};

const needs = (required: Bump, next: string | undefined) =>
  required === 'none' || next === undefined ? '' : ` Needs ${next}.`;

const bumps: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** For one package what was found of it; for several the worst, and each. */
function documentOf({ verdicts }: Compared): object {
  const required = bumps.findLast((bump) => verdicts.some((verdict) => verdict.required === bump)) ?? 'none';
  const [only] = verdicts.length === 1 ? verdicts : [];
  return {
    compatible: verdicts.every(({ compatible }) => compatible),
    required,
    declared: only?.declared ?? null,
    packages: verdicts,
  };
}
