import picomatch from 'picomatch';
import { error, type Severity } from '../finding.js';
import { locate } from '../project/locate.js';
import { declaredBump, heaviest, nextVersion, requiredBump, type Weight } from './bump.js';
import { compare } from './compare.js';
import { measuring, merged, type Unjudged } from './measure.js';
import type { Placing } from './meeting.js';
import type { Policy } from './policy.js';
import { rules } from './rules/index.js';
import type { CompatFinding, Side, Verdict } from './verdict.js';

export interface Judging extends Placing {
  /** How a person would name the sides. */
  readonly titles: { readonly baseline: string; readonly current: string };
}

/** Compares two versions of a package, and says what the change means: for whom, and for the version. */
export function judge(judging: Judging): Verdict {
  const { policy, baseline, current } = judging;
  const measure = measuring(judging);
  const isIgnored = ignoring(policy);
  const measured = merged(compare(judging).map(measure)).filter(
    ({ finding }) => policy.rules.get(finding.rule) !== 'off' && !isIgnored(finding.item),
  );
  const weight = heaviest(measured.map((item) => item.weight));
  const [from, to] = [baseline.package.version, current.package.version];
  const required = requiredBump(weight, from, policy);
  const bump = from === undefined || to === undefined ? null : declaredBump(from, to, required);
  const declared = bump && policy.unstable ? { ...bump, enough: true } : bump;
  const findings = measured.map(({ finding, weight }) =>
    withSeverity(finding, weight, declared?.enough ?? policy.unstable, policy),
  );
  const next = from === undefined ? undefined : nextVersion(from, required);
  const tooLow = declared && !declared.enough && next !== undefined ? [versionTooLow(judging, next)] : [];
  return {
    package: current.package.name,
    current: judging.titles.current,
    against: judging.titles.baseline,
    compatible: !measured.some(({ weight }) => weight === 'break'),
    role: policy.role,
    ...(policy.unstable && { unstable: true as const }),
    required,
    ...(next !== undefined && { next }),
    declared,
    findings: [...tooLow, ...inOrder(findings)],
  };
}

/** Tells which items nobody is to hear of. */
function ignoring({ ignore, except }: Policy): (item: string) => boolean {
  if (ignore.length === 0) return () => false;
  return picomatch([...ignore], { dot: true, ignore: [...except] });
}

/** A break is an error as long as the version does not say that it is one. */
function withSeverity({ rule, ...finding }: Unjudged, weight: Weight, enough: boolean, policy: Policy): CompatFinding {
  const set = policy.rules.get(rule);
  const usual: Severity =
    weight === 'break' && !enough
      ? 'error'
      : (finding.side === 'unknown' && weight === 'addition') ||
          ('weight' in rules[rule] && rules[rule].layer === 'source' && weight === 'none')
        ? 'warning'
        : 'note';
  return { ...finding, severity: set === undefined || set === 'off' ? usual : set };
}

function versionTooLow({ current, baseline }: Judging, next: string): CompatFinding {
  const { name, version, versionSpan } = current.package;
  const from = baseline.package.version;
  const message =
    version === from
      ? `\`${name}\` is still ${version}, and this change needs ${next}`
      : `\`${name}\` went from ${from} to ${version}, and this change needs ${next}`;
  const location = locate(current.resolved, versionSpan);
  const was = locate(baseline.resolved, baseline.package.versionSpan);
  return {
    ...error('version-too-low', message, { help: `write \`package ${name}@${next};\``, ...(location && { location }) }),
    item: name,
    side: 'both',
    breaks: [],
    layer: 'link',
    ...(was && { baseline: was }),
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];
const sides: readonly Side[] = ['export', 'both', 'import', 'unknown'];

/** The worst first: by severity, whom it breaks, side, file, line, id. */
function inOrder(findings: readonly CompatFinding[]): readonly CompatFinding[] {
  const keys = (finding: CompatFinding): readonly (number | string)[] => [
    severities.indexOf(finding.severity),
    finding.breaks.includes('old-guests') ? 0 : finding.breaks.length > 0 ? 1 : 2,
    sides.indexOf(finding.side),
    finding.location?.file ?? '',
    finding.location?.line ?? 0,
    finding.id,
    finding.item,
  ];
  return [...findings].sort((a, b) => {
    const [before, after] = [keys(a), keys(b)];
    const at = before.findIndex((key, i) => key !== after[i]);
    const [x, y] = [before[at], after[at]];
    return x === undefined || y === undefined ? 0 : x < y ? -1 : 1;
  });
}
