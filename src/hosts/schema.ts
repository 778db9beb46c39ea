import * as z from 'zod/mini';

const text = z.string().check(z.minLength(1, 'must not be empty'));
const name = z
  .string()
  .check(
    z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a name as in WIT: letters in lower case, digits, single `-`'),
  );

/** What components may ask of a host at most, with the place where its maker says so. */
const limit = z.strictObject({ most: z.number().check(z.int(), z.positive()), source: text });

/** A way in: what calls the component, and what it must export for that. Without exports: whatever it exports is called. */
const entry = z.strictObject({
  does: z.optional(text),
  /** A world, with its imports as well as its exports. */
  world: z.optional(text),
  exports: z.optional(z.array(text)),
});

/** A published package that a host's own WIT is taken from. */
const source = z.strictObject({
  crate: z.optional(text),
  npm: z.optional(text),
  python: z.optional(text),
  version: text,
  /** An older package that is meant: `npm run hosts -- --newest` leaves it. */
  stays: z.optional(z.boolean()),
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'))),
  integrity: z.optional(z.string().check(z.startsWith('sha512-'))),
  /** Folders of WIT packages inside of it. */
  wit: z.optional(z.array(text)),
  /** Core modules, as binary or text: what they import is what the host offers… */
  imports: z.optional(z.array(text)),
  /** …or what they export is, under the name of a module. */
  exports: z.optional(z.record(text, text)),
});

export const features = ['async', 'streams', 'wasi-0.3'] as const;

/** One version of a host. */
const versionShape = {
  /** Of the component model; without a word on them, none is asked about. */
  features: z.optional(z.array(z.enum(features))),
  /** Worlds and interfaces that every component may import, whichever way in it has. */
  offers: z.optional(z.array(text)),
  /** What neither WASI nor the host has is linked to something else when it runs. */
  links: z.optional(z.boolean()),
  entries: z.optional(z.record(name, entry)),
  limits: z.optional(
    z.strictObject({ size: z.optional(limit), memory: z.optional(limit), imports: z.optional(limit) }),
  ),
  sources: z.optional(z.array(source)),
};

const version = z.strictObject(versionShape);

/** What a file of a host may hold: several versions, each under its own name, or the one that there is. */
export const hostSchema = z.strictObject({
  title: text,
  site: z.optional(text),
  takes: z.optional(z.enum(['component', 'module'])),
  note: z.optional(text),
  versions: z.optional(z.record(text, version)),
  /** The WIT package of a host of one's own, beside this file: a folder, a `.wit` file, or a binary. */
  wit: z.optional(text),
  ...versionShape,
});

export type HostData = z.infer<typeof hostSchema>;
export type VersionData = z.infer<typeof version>;
export type EntryData = z.infer<typeof entry>;
export type SourceData = z.infer<typeof source>;
