import type { Sbom } from '../sbom/sboms.js';

/** What is read of a document. */
interface Listed {
  readonly name: string;
  readonly version?: string;
  readonly licenses?: readonly { readonly expression?: string; readonly license?: { readonly name: string } }[];
  readonly properties?: readonly { readonly value: string }[];
  readonly components?: readonly Listed[];
}

/** What is inside of each, a line for a package; what is inside of a part stands below it. */
export function sbomsText(sboms: readonly Sbom[]): string {
  return sboms
    .map(({ document }) => {
      const { metadata, components } = document as { metadata: { component: Listed }; components: readonly Listed[] };
      return [lineOf(metadata.component), ...linesOf(components, '  ')].join('\n');
    })
    .join('\n\n');
}

const linesOf = (components: readonly Listed[], indent: string): readonly string[] =>
  components.flatMap((one) => [`${indent}${lineOf(one)}`, ...linesOf(one.components ?? [], `${indent}  `)]);

function lineOf({ name, version, licenses = [], properties = [] }: Listed): string {
  const licence = licenses.map(({ expression, license }) => expression ?? license?.name).join(', ');
  const from = properties.map(({ value }) => ` of ${value}`).join('');
  return `${name}${version === undefined ? '' : ` ${version}`}${from}${licence === '' ? '' : ` (${licence})`}`;
}
