import type { Sbom } from '../sbom/sboms.js';

/** The documents as they are, for whoever saves them: one alone is a file of its own. */
export function sbomsText(sboms: readonly Sbom[]): string {
  return sboms.map(({ document }) => JSON.stringify(document, null, 2)).join('\n');
}
