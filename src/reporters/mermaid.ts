import { unversioned } from '../project/versions.js';
import type { ComponentReport, CompositionReport, Report } from '../report.js';

/** Above so many boxes or lines a drawing says less than the table. */
const most = { boxes: 30, lines: 100 };

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
  const open = composition.imports ?? [];
  if (parts.length < 2 || parts.length + open.length > most.boxes) return undefined;
  const id = (name: string) => `n${parts.findIndex((part) => part.name === name)}`;
  const inside = parts.flatMap((part) =>
    wires(part, parts).map(([item, to]) => `    ${id(part.name)} -- "${label(item)}" --> ${id(to)}`),
  );
  const outside = open.flatMap((item, i) =>
    parts
      .filter(({ imports }) => imports?.includes(item))
      .map(({ name }) => `  ${id(name)} -.-> h${i}(["${label(item)}"])`),
  );
  if (inside.length + outside.length > most.lines) return undefined;
  return [
    'flowchart LR',
    `  subgraph whole ["${label(`${composition.name}.wasm`)}"]`,
    ...parts.map(({ name }) => `    ${id(name)}["${label(name)}"]`),
    ...inside,
    '  end',
    ...outside,
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

/** Names are plain letters; whatever else may mean something to Mermaid, as `fa:fa-car` does, is given by its number. */
const label = (text: string) =>
  text.replace(/[^\p{L}\p{N} :/@.+-]|(?<=fa\p{L}?):(?=fa-)/gu, (character) => `#${character.codePointAt(0)};`);
