import { createHash } from 'node:crypto';
import type { CompatFinding } from '../compat/verdict.js';
import type { Finding, Severity } from '../finding.js';

/** What GitLab reads of the format of Code Climate (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
export interface Issue {
  readonly description: string;
  readonly check_name: string;
  /** What it is known by, in this report and in the next. */
  readonly fingerprint: string;
  readonly severity: 'major' | 'minor';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const severities = { error: 'major', warning: 'minor' } as const satisfies Partial<Record<Severity, Issue['severity']>>;

/** Errors and warnings with a place, as issues. What is only to be known makes no code worse. */
export function codeQuality(findings: readonly Finding[]): readonly Issue[] {
  const seen = new Map<string, number>();
  return findings.flatMap((finding) => {
    const { id, severity, message, help, location } = finding;
    if (!location || severity === 'note') return [];
    const what = keyOf(finding);
    const before = seen.get(what) ?? 0;
    seen.set(what, before + 1);
    return [
      {
        description: help === undefined ? message : `${message}; ${help}`,
        check_name: id,
        fingerprint: createHash('sha256').update(`${what} ${before}`).digest('hex'),
        severity: severities[severity],
        location: { path: location.file, lines: { begin: location.line ?? 1 } },
      },
    ];
  });
}

/** The line is no part of it: code moves. What is found twice in a file is told apart by its order. */
const keyOf = ({ id, location, component, message, item }: Finding & Partial<CompatFinding>) =>
  JSON.stringify([id, location?.file, component ?? null, item ?? message]);
