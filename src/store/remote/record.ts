import * as z from 'zod/mini';
import { catalog } from '../../catalog.js';
import { kinds } from '../../inside.js';
import type { KeptBuild } from '../store.js';

/** A build as others get it: what is kept of it besides its inputs, of which the key is the digest. */
export type BuildRecord = Omit<KeptBuild, 'inputs'> & { readonly version: 1; readonly key: string };

const text = z.string();
const texts = z.array(text);
const digest = text.check(z.regex(/^[0-9a-f]{64}$/));
const number = z.number().check(z.nonnegative());
const location = z.strictObject({
  file: text,
  line: z.optional(number),
  column: z.optional(number),
  endLine: z.optional(number),
  endColumn: z.optional(number),
});
const finding = z.strictObject({
  id: z.enum(Object.keys(catalog)),
  // A build with errors is shared with nobody.
  severity: z.enum(['warning', 'note']),
  message: text,
  location: z.optional(location),
  baseline: z.optional(location),
  component: z.optional(text),
  notes: z.optional(texts),
  help: z.optional(text),
  at: z.optional(text),
});
const inside = z.strictObject({
  kind: z.enum(Object.keys(kinds)),
  bytes: number,
  parts: z.optional(z.array(z.strictObject({ name: text, bytes: number }))),
});
const material = z.strictObject({
  ref: text,
  type: z.optional(z.enum(['library', 'framework', 'platform'])),
  name: text,
  version: z.optional(text),
  purl: z.optional(text),
  licence: z.optional(text),
  hashes: z.optional(z.array(z.strictObject({ alg: z.enum(['SHA-256', 'SHA-384', 'SHA-512']), content: text }))),
  from: z.optional(text),
  needs: z.optional(texts),
});
const record = z.strictObject({
  version: z.literal(1),
  key: digest,
  around: texts,
  component: digest,
  debug: z.optional(digest),
  seconds: z.optional(number),
  inside: z.optional(z.array(inside)),
  smaller: z.optional(texts),
  noted: z.optional(z.strictObject({ all: z.array(material), direct: z.optional(texts), untold: z.optional(texts) })),
  findings: z.array(finding),
});

/** Reads a record that anybody may have written; none: it is no record. */
export function parseRecord(bytes: Uint8Array): BuildRecord | undefined {
  return parsed(record, new TextDecoder().decode(bytes)) as BuildRecord | undefined;
}

/** Reads a list of places: of each build, where it has read besides its folder. */
export function parsePlaces(json: string): readonly (readonly string[])[] | undefined {
  return parsed(z.array(texts), json);
}

function parsed<T extends z.ZodMiniType>(schema: T, json: string): z.infer<T> | undefined {
  try {
    const { data } = schema.safeParse(JSON.parse(json));
    return data;
  } catch {
    return undefined;
  }
}
