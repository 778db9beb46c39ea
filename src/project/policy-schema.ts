import * as z from 'zod/mini';
import { parsePattern, patternHelp } from '../policy/pattern.js';
import { describe } from './describe.js';

const pattern = z
  .string()
  .check(z.refine((text) => parsePattern(text) !== undefined, { error: `is no pattern: ${patternHelp}` }));

const rules = {
  allow: describe(
    z.optional(z.array(pattern)),
    'Imports that are granted, as `wasi:cli/environment`, `wasi:clocks/*`, `acme:*/*`, or with a version, `wasi:http/*@0.2`. What it does not name is denied. Default: everything.',
  ),
  deny: describe(z.optional(z.array(pattern)), 'Imports that are denied, whatever allows them.'),
};

/** `[policy]`: what components may ask of their hosts. */
export const policySchema = z.strictObject({
  ...rules,
  components: describe(
    z.optional(z.record(z.string(), z.strictObject(rules))),
    'What is granted and denied to one component or composition besides, by its name.',
  ),
});

/** What is closed of what a component imports. */
export const virtualizeSchema = z.record(z.string(), z.string());

export const virtualizeWords =
  'What is closed of its imports: by a pattern as in `[policy]`, or `INTERFACE#FUNCTION`, `deny` (an error or a trap), `empty`, or for a function the value that it gives, in WAVE.';

export type PolicyData = z.infer<typeof policySchema>;
