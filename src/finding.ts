import pLimit from 'p-limit';
import type { FindingId } from './catalog.js';

/** How much a finding weighs: only an error makes a run fail. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * A place in a file. `file` is the path as the user gave it, with `/` between
 * its parts. Lines and columns count from 1, columns in UTF-16 code units; the
 * end is exclusive. Without a line the whole file is meant.
 */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/** One thing found about the user's project: what reporters show, and what the exit code is read from. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  /** What is wrong: one line, names in backticks, no trailing period. */
  readonly message: string;
  readonly location?: Location;
  /** Where what it is held against has it. */
  readonly baseline?: Location;
  /** The component or composition that it is about. */
  readonly component?: string;
  /** Why it matters, or more of what a tool said. */
  readonly notes?: readonly string[];
  /** What to do about it. */
  readonly help?: string;
}

type Details = Partial<Omit<Finding, 'id' | 'severity' | 'message'>>;

export function error(id: FindingId, message: string, details: Details = {}): Finding {
  return { id, severity: 'error', message, ...details };
}

export function warning(id: FindingId, message: string, details: Details = {}): Finding {
  return { id, severity: 'warning', message, ...details };
}

export function note(id: FindingId, message: string, details: Details = {}): Finding {
  return { id, severity: 'note', message, ...details };
}

/**
 * Stops the work at hand because of findings that have no way around them. It is
 * caught where that work was started, and its findings are reported.
 */
export class Stop extends Error {
  readonly findings: readonly Finding[];

  constructor(...findings: readonly Finding[]) {
    super(findings.map((finding) => finding.message).join('; '));
    this.findings = findings;
  }
}

/**
 * Does the same for every item, sixteen at once; the results are in the order of the items. Stops with
 * the findings of all that stopped, not only of the first.
 */
export async function everyOrStop<T, R>(items: Iterable<T>, work: (item: T) => R | Promise<R>): Promise<R[]> {
  const findings: Finding[] = [];
  const atOnce = pLimit(16);
  const settled = await Promise.allSettled([...items].map((item) => atOnce(async () => work(item))));
  const results = settled.flatMap((result) => {
    if (result.status === 'fulfilled') return [result.value];
    if (!(result.reason instanceof Stop)) throw result.reason;
    findings.push(...result.reason.findings);
    return [];
  });
  // What several share is said once.
  const distinct = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  if (distinct.size > 0) throw new Stop(...distinct.values());
  return results;
}
