import type { Finding, Severity } from '../finding.js';

/** A workflow command that GitHub shows at a line of a file. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** The runner keeps so many of each kind in a step. */
const limit = 10;
/** What a message may hold before the runner cuts it. */
const longest = 4_000;

const kinds: Readonly<Record<Severity, Annotation['kind']>> = { error: 'error', warning: 'warning', note: 'notice' };

/** The findings as annotations, and those that are made already. */
export function annotations(findings: readonly Finding[], made: readonly Annotation[] = []): readonly Annotation[] {
  return capped([...findings.map(annotation), ...made]);
}

/** The worst first, ten of each kind, the last of them saying how many more there are. */
export function capped(all: readonly Annotation[]): readonly Annotation[] {
  return (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const kind = kinds[severity];
    const own = all.filter((annotation) => annotation.kind === kind);
    if (own.length <= limit) return own;
    const more = own.length - (limit - 1);
    const message = `${more} more ${severity}s are in the run summary and in the report`;
    return [...own.slice(0, limit - 1), { kind, title: `${more} more`, message }];
  });
}

export function annotation({ id, severity, message, notes = [], help, location, component }: Finding): Annotation {
  const lines = [message, ...notes, ...(help === undefined ? [] : [`help: ${help}`])];
  const { file, line, column, endLine, endColumn } = location ?? {};
  return {
    kind: kinds[severity],
    title: component === undefined ? id : `${id} (${component})`,
    message: lines.join('\n').slice(0, longest),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    // The runner takes columns on one line only.
    ...(column !== undefined &&
      (endLine ?? line) === line && { column, ...(endColumn !== undefined && { endColumn }) }),
    ...(endLine !== undefined && { endLine }),
  };
}

/** An annotation as the line that the runner reads (actions/toolkit, packages/core/src/command.ts). */
export function workflowCommand({ kind, message, line, column, ...properties }: Annotation): string {
  const named = { ...properties, line, col: column };
  const pairs = Object.entries(named).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(String(value))}`],
  );
  return `::${kind} ${pairs.join(',')}::${data(message)}`;
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
