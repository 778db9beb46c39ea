import { unversioned } from '../project/versions.js';
import type { ComponentReport, CompositionReport, Report } from '../report.js';

/** Above so many boxes a drawing says less than the table. */
const most = 30;

/**
 * How a composition is put together, as a Mermaid flowchart: components are boxes, what is left to
 * the host stands outside with a dashed line. Meaning is in shapes and words, for colours are lost
 * on some readers and in dark mode.
 */
export function compositionGraph(composition: CompositionReport, report: Report): string | undefined {
  const parts = composition.parts.flatMap(
    (name) =>
      [...report.components, ...report.compositions].find(
        (item) => item.name === name && item.project === composition.project,
      ) ?? [],
  );
  if (parts.length < 2 || parts.length > most) return undefined;
  const id = (name: string) => `n${parts.findIndex((part) => part.name === name)}`;
  const open = composition.imports ?? [];
  return [
    'flowchart LR',
    `  subgraph whole ["${text(`${composition.name}.wasm`)}"]`,
    ...parts.map(({ name }) => `    ${id(name)}["${text(name)}"]`),
    ...parts.flatMap((part) =>
      wires(part, parts).map(([item, to]) => `    ${id(part.name)} -- "${text(item)}" --> ${id(to)}`),
    ),
    '  end',
    ...open.flatMap((item, i) => {
      const asking = parts.find((part) => part.imports?.includes(item));
      return asking ? [`  ${id(asking.name)} -.-> h${i}(["${text(item)}"])`] : [];
    }),
  ].join('\n');
}

type Part = ComponentReport | CompositionReport;

/** The imports of a part that another part satisfies. */
function wires(part: Part, parts: readonly Part[]): [item: string, to: string][] {
  return (part.imports ?? []).flatMap((item): [string, string][] => {
    const provider = parts.find(
      (other) => other !== part && other.exports?.some((offered) => unversioned(offered) === unversioned(item)),
    );
    return provider ? [[unversioned(item), provider.name]] : [];
  });
}

const text = (label: string) => label.replaceAll('"', '#quot;');
