/** The forms of a report that others show: JUnit XML, code quality of GitLab, an annotation of Buildkite, SARIF. */
export const reportKinds = ['junit', 'code-quality', 'annotation', 'sarif'] as const;

export type ReportKind = (typeof reportKinds)[number];

/** A report that is asked for besides what is printed. */
export interface AskedReport {
  readonly kind: ReportKind;
  /** The file that it goes to. */
  readonly file: string;
}

/** Reads `KIND=FILE`; none: it is no such thing. */
export function parseReport(text: string): AskedReport | undefined {
  const [, name, file] = /^([a-z-]+)=(.+)$/s.exec(text) ?? [];
  const kind = reportKinds.find((kind) => kind === name);
  return kind && file !== undefined ? { kind, file: file.replaceAll('\\', '/') } : undefined;
}
