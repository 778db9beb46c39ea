import { capped, workflowCommand } from '../annotations.js';
import { gateAnnotations } from './annotations.js';
import type { Gate } from './gate.js';
import { gateMarkdown } from './markdown.js';
import { gateSarif } from './sarif.js';

/** Where the pages of findings are, seen from nowhere in particular. */
export const docs = 'https://github.com/OWNER/wasmwright/blob/v1/docs/findings';

/** The ways in which the gate is shown besides text and JSON, by the names that the command line has for them. */
export const gateFormats = {
  markdown: (gate: Gate) => gateMarkdown(gate).trimEnd(),
  github: (gate: Gate) => capped(gateAnnotations(gate)).map(workflowCommand).join('\n'),
  sarif: (gate: Gate) => JSON.stringify(gateSarif(gate, docs), null, 2),
} as const satisfies Record<string, (gate: Gate) => string>;

export type GateFormat = keyof typeof gateFormats;
