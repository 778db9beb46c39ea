import { licenceOf } from './licences.js';
import type { Material } from './materials.js';
import { serialOf } from './serial.js';

/** A component or composition, with all that is inside. */
export interface Whole {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly licence?: string;
  /** The SHA-256 of its file. */
  readonly digest: string;
  readonly materials: readonly Material[];
  /** What it uses itself of its materials, where that is known. */
  readonly direct?: readonly string[];
  /** Of a composition, what it is made of. */
  readonly parts: readonly Whole[];
}

/** A program that had a hand in it. */
export interface Tool {
  readonly name: string;
  readonly version?: string;
}

/** How the document itself came to be. */
export interface Making {
  readonly tools: readonly Tool[];
  /** In seconds since 1970. */
  readonly created: number;
}

/** An SBOM as JSON. The same parts make the same text. */
export type Document = Readonly<Record<string, unknown>>;

/**
 * CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). The serial number comes of the digest: it is another if and only
 * if the component is.
 */
export function cyclonedx(whole: Whole, { tools, created }: Making): Document {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(whole.digest),
    version: 1,
    metadata: {
      timestamp: `${new Date(created * 1000).toISOString().slice(0, 19)}Z`,
      lifecycles: [{ phase: 'build' }],
      tools: { components: tools.map((tool) => ({ type: 'application', ...tool })) },
      component: own(whole, whole.name),
    },
    components: inside(whole, whole.name),
    dependencies: dependencies(whole, whole.name),
  };
}

/** The parts, with what is in them below them, then what the whole has of its own. `at` is where in the document it is. */
function inside(whole: Whole, at: string): readonly object[] {
  return [
    ...whole.parts.map((part) => {
      const within = inside(part, below(at, part.name));
      return {
        ...own(part, below(at, part.name)),
        scope: 'required',
        ...(within.length > 0 && { components: within }),
      };
    }),
    ...byRef(whole.materials).map((material) => described(material, at)),
  ];
}

/** The same package may be in two parts: by this, each is one of its own. */
const below = (at: string, ref: string) => `${at}|${ref}`;

function own({ name, version, description, licence, digest }: Whole, ref: string): object {
  return {
    type: 'library',
    'bom-ref': ref,
    name,
    ...(version !== undefined && { version }),
    ...(description !== undefined && { description }),
    hashes: [{ alg: 'SHA-256', content: digest }],
    ...(licence !== undefined && { licenses: [licenceOf(licence)] }),
  };
}

function described({ ref, type = 'library', name, version, purl, licence, hashes, from }: Material, at: string) {
  return {
    type,
    'bom-ref': below(at, ref),
    name,
    ...(version !== undefined && { version }),
    scope: 'required',
    ...(hashes && { hashes }),
    ...(licence !== undefined && licence.trim() !== '' && { licenses: [licenceOf(licence)] }),
    ...(purl !== undefined && { purl }),
    ...(from !== undefined && { properties: [{ name: 'wasmwright:from', value: from }] }),
  };
}

/** Who uses what. Of whom nobody can tell, nothing is said: an empty list would say that it uses nothing. */
function dependencies({ parts, materials, direct }: Whole, at: string): readonly object[] {
  const there = new Set(materials.map(({ ref }) => ref));
  const entry = (ref: string, needs: readonly string[]) => ({
    ref,
    ...(needs.length > 0 && { dependsOn: [...new Set(needs)].sort() }),
  });
  const known = (refs: readonly string[]) => refs.filter((ref) => there.has(ref)).map((ref) => below(at, ref));
  const needed = [...parts.map(({ name }) => below(at, name)), ...known(direct ?? [])];
  return [
    ...(parts.length > 0 || direct ? [entry(at, needed)] : []),
    ...parts.flatMap((part) => dependencies(part, below(at, part.name))),
    ...byRef(materials).flatMap(({ ref, needs }) => (needs ? [entry(below(at, ref), known(needs))] : [])),
  ];
}

const byRef = (materials: readonly Material[]): readonly Material[] =>
  [...materials].sort((a, b) => (a.ref < b.ref ? -1 : 1));
