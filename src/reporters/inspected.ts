import type { Producer, Section } from '../core/sections.js';
import type { Inside } from '../inside.js';
import type { Project, WorldReference } from '../model.js';
import type { Capability } from '../project/capabilities.js';
import { insideRows } from './inside.js';
import { table } from './table.js';

/** A component, as it is read from its binary. */
export interface Inspected {
  readonly path: string;
  /** `sha256:` and the SHA-256 of the file in hexadecimal. */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  readonly imports: readonly (Capability & { readonly name: string })[];
  readonly exports: readonly string[];
  readonly sections: readonly Section[];
  /** What its bytes are. */
  readonly inside: readonly Inside[];
  readonly producers: readonly Producer[];
  /** Its world, and the interfaces in it. */
  readonly wit: string;
}

/** A component for people: what it asks for comes first. */
export function inspectedText(inspected: Inspected): string {
  const { path, digest, size, imports, exports, sections, inside, producers, wit } = inspected;
  return [
    `${path}: ${kib(size)}, ${digest}`,
    ...part(
      'IMPORTS',
      imports.length > 0 ? table(imports.map(({ name, words }) => [name, words])) : ['nothing: it is complete'],
    ),
    ...part('EXPORTS', exports.length > 0 ? exports : ['nothing']),
    ...part('SIZE', table(sizes(sections), { right: [1] })),
    ...part('INSIDE', table(insideRows(inside, kib), { right: [1] })),
    ...(producers.length > 0 ? part('MADE BY', table(makers(producers))) : []),
    ...part('WIT', wit.trimEnd().split('\n')),
  ]
    .join('\n')
    .replace(control, '\ufffd');
}

/** Names are written by whoever made the binary, and terminals obey control characters. */
const control = /(?![\n\t])\p{Cc}/gu;

const part = (title: string, lines: readonly string[]) => [
  '',
  title,
  ...lines.map((line) => (line ? `  ${line}` : '')),
];

/** What is said of them in the same way stands together. */
function makers(producers: readonly Producer[]): string[][] {
  const fields = [...new Set(producers.map(({ field }) => field))].sort();
  return fields.flatMap((field) =>
    producers
      .filter((producer) => producer.field === field)
      .map(({ name, version }, i) => [i === 0 ? field : '', `${name} ${version}`.trim()]),
  );
}

/** The largest first; what makes up a module or component stands below it. */
function sizes(sections: readonly Section[], indent = ''): string[][] {
  return merged(sections).flatMap(({ kind, size, sections: inner = [] }) => [
    [`${indent}${kind}`, kib(size)],
    ...sizes(inner, `${indent}  `),
  ]);
}

/** Sections of a kind stand together, but for modules and components, of which each is shown. */
function merged(sections: readonly Section[]): Section[] {
  const nested = sections.filter((section) => section.sections);
  const kinds = new Map<string, number>();
  for (const { kind, size } of sections.filter((section) => !section.sections)) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + size);
  }
  const flat = [...kinds].map(([kind, size]) => ({ kind, size }));
  return [...nested, ...flat].sort((a, b) => b.size - a.size);
}

const kib = (bytes: number) => (bytes < 1024 ? `${bytes} B` : `${Math.ceil(bytes / 1024)} KiB`);

/** The components and compositions of a project, for people. */
export function projectText({ components, compositions, output }: Project): string {
  const rows = components.map(({ name, language, world, folder }) => [name, language, worldText(world), folder]);
  const composed = compositions.map(({ name, how }) => [
    name,
    how.kind === 'plug' ? `${how.plugs.join(', ')} into ${how.socket}` : `${how.parts.join(', ')} by ${how.file}`,
  ]);
  return [
    ...table([['COMPONENT', 'LANGUAGE', 'WORLD', 'FOLDER'], ...rows]),
    ...(composed.length > 0 ? ['', ...table([['COMPOSITION', 'OF'], ...composed])] : []),
    '',
    `Results go into ${output}.`,
  ].join('\n');
}

/** The same for programs. */
export function projectJson({ root, output, components, compositions }: Project): object {
  return {
    root,
    output,
    components: components.map(({ name, language, world, targets, folder }) => ({
      name,
      language,
      world: worldText(world),
      targets: targets.map(worldText),
      folder,
    })),
    compositions: compositions.map(({ name, how }) => ({
      name,
      parts: how.kind === 'plug' ? [how.socket, ...how.plugs] : how.parts,
    })),
  };
}

const worldText = ({ wit, world }: WorldReference) => (world === undefined ? wit : `${wit}#${world}`);
