import type { Resolved, Span } from '../core/index.js';
import type { Location } from '../finding.js';

/** A place in the source of a resolved package. */
export function locate(resolved: Resolved, span: Span | undefined): Location | undefined {
  const file = span && resolved.files[span.file];
  if (!span || file === undefined) return undefined;
  const { line, column, endLine, endColumn } = span;
  return { file, line, column, endLine, endColumn };
}
