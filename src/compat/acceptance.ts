import { createHash } from 'node:crypto';
import type { CompatFinding, Verdict } from './verdict.js';

/** What a finding is known by, whatever line it is on: what has changed, and whom that breaks. */
export function keyOf({ id, item, breaks }: Pick<CompatFinding, 'id' | 'item' | 'breaks'>): string {
  return createHash('sha256')
    .update(JSON.stringify([id, item, breaks]))
    .digest('hex')
    .slice(0, 16);
}

/** What makes a verdict fail. */
export const failingIn = ({ findings }: Verdict): readonly CompatFinding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** The findings that an acceptance is about: all that make the gate fail, but for the version, which follows from them. */
export function acceptable(verdicts: readonly Verdict[]): readonly CompatFinding[] {
  return verdicts.flatMap(({ findings }) =>
    findings.filter(({ severity, id, accepted }) => (severity === 'error' || accepted) && id !== 'version-too-low'),
  );
}

/**
 * The same verdicts where those findings that were accepted fail nothing any more. What the version promises is
 * accepted with them, but only when all of them are.
 */
export function accept(verdicts: readonly Verdict[], keys: ReadonlySet<string>): readonly Verdict[] {
  return verdicts.map((verdict) => {
    const own = acceptable([verdict]);
    const all = own.length > 0 && own.every((finding) => keys.has(keyOf(finding)));
    const findings = verdict.findings.map((finding): CompatFinding => {
      if (finding.severity !== 'error') return finding;
      const isAccepted = finding.id === 'version-too-low' ? all : keys.has(keyOf(finding));
      return isAccepted ? { ...finding, severity: 'note', accepted: true } : finding;
    });
    return { ...verdict, findings };
  });
}
