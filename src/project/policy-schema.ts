import * as z from 'zod/mini';
import { parseSize } from '../limits.js';
import { parsePattern, patternHelp } from '../policy/pattern.js';
import { parseShare, parseTime } from '../policy/units.js';
import { describe } from './describe.js';

const pattern = z
  .string()
  .check(z.refine((text) => parsePattern(text) !== undefined, { error: `is no pattern: ${patternHelp}` }));

const quantity = (parse: (text: string) => number | undefined, example: string) =>
  z.optional(
    z.string().check(z.refine((text) => parse(text) !== undefined, { error: `must be written like \`${example}\`` })),
  );

/** What a component may take; a limit of one in place of that of all. */
const budget = z.strictObject({
  size: describe(quantity(parseSize, '2 MiB'), 'The most bytes that the file may have, as `2 MiB`.'),
  imports: describe(z.optional(z.number().check(z.int(), z.nonnegative())), 'The most imports that it may have.'),
  start: describe(
    quantity(parseTime, '50 ms'),
    'The longest that an instance may take to start, as `50 ms`. It is measured on this machine.',
  ),
  memory: describe(
    quantity(parseSize, '64 MiB'),
    'The most memory that an instance may have when it has started, as `64 MiB`. It is measured.',
  ),
  growth: describe(
    quantity(parseShare, '10 %'),
    'The most that it may grow by in a pull request, as `10 %` of what it was.',
  ),
});

const rules = {
  allow: describe(
    z.optional(z.array(pattern)),
    'Imports that are granted, as `wasi:cli/environment`, `wasi:clocks/*`, `acme:*/*`, or with a version, `wasi:http/*@0.2`. What it does not name is denied. Default: everything.',
  ),
  deny: describe(z.optional(z.array(pattern)), 'Imports that are denied, whatever allows them.'),
  budget: describe(
    z.optional(budget),
    'The most that may be taken: size, imports, start, memory, growth. Default: no limit.',
  ),
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
