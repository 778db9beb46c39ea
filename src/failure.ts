import { error, type Finding, Stop } from './finding.js';
import { tooLarge } from './limits.js';
import { NotText, TooLarge } from './platform/platform.js';
import { makeReport, type Report } from './report.js';

/** The report of a run that did not come to one of its own. */
export function failed(findings: readonly Finding[]): Report {
  return makeReport(undefined, { findings, outcomes: new Map(), reasons: new Map(), tools: [], artifacts: [] });
}

/** What was thrown, as findings. The system's refusals have a system call; everything else is our bug. */
export function findingsOf(failure: unknown): readonly Finding[] {
  if (failure instanceof Stop) return failure.findings;
  if (failure instanceof NotText) return [error('unreadable', failure.message, { location: { file: failure.path } })];
  if (failure instanceof TooLarge) return [{ ...tooLarge(failure), location: { file: failure.path } }];
  const { code, syscall, path, message, stack } = failure as NodeJS.ErrnoException;
  if (syscall !== undefined) {
    const what = `${message.replace(/^[A-Z]+: /, '')} (${code})`;
    return [
      error('unreadable', what, {
        ...(path !== undefined && { location: { file: path } }),
        ...(full.includes(code ?? '') && { help: 'make room there and run it again; nothing has been replaced' }),
      }),
    ];
  }
  return [
    error('internal', `this is a bug of wasmwright: ${message}`, {
      notes: (stack ?? '').split('\n').slice(1, 8),
      help: 'please report it, with the command and what it was run on',
    }),
  ];
}

/** The disk, what one may use of it, or a limit on the size of a file. */
const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** The same report, of a run that was ended early. */
export function cancelled(report: Report): Report {
  const finding = error('cancelled', 'the run was stopped from outside');
  return { ...report, outcome: 'failed', findings: [...report.findings, finding] };
}
