import type { Finding } from '../finding.js';
import type { Project } from '../model.js';
import type { Surroundings } from '../pipeline.js';
import { isOfDigest, sbomType } from '../sbom/attached.js';
import { type Sbom, sbomsOf } from '../sbom/sboms.js';
import type { Wanted } from './attach.js';
import type { Ready } from './push.js';
import type { Built } from './ready.js';

/** Says of all that is to be published what is inside: of what is published already, of the bytes that it has there. */
export async function withSboms(
  project: Project,
  ready: readonly Ready[],
  { report, digests, created }: Built,
  surroundings: Surroundings,
): Promise<{ readonly ready: readonly Ready[]; readonly findings: readonly Finding[] }> {
  const about = new Map(ready.map(({ item }) => [item.name, item.metadata]));
  const known = new Map(
    ready.flatMap(({ item, state }) => (state.is === 'same' ? [[item.name, state.layer.replace('sha256:', '')]] : [])),
  );
  const made = { report, about, built: digests, known, created };
  const { sboms, findings } = await sbomsOf(project, made, surroundings);
  const byName = new Map(sboms.map((sbom) => [sbom.name, sbom]));
  const withOwn = ready.map((one) => {
    const sbom = byName.get(one.item.name);
    return sbom && one.item.kind !== 'wit' ? { ...one, sbom } : one;
  });
  return { ready: withOwn, findings };
}

/** The SBOM of something published; another one of the same bytes is as good. `layer`: `sha256:…`, of its bytes. */
export function sbomFor({ document }: Sbom, layer: string): Wanted {
  return {
    attachment: { type: sbomType, content: new TextEncoder().encode(JSON.stringify(document)) },
    isSame: ({ type, content }) => type === sbomType && isOfDigest(content, [layer]),
  };
}
