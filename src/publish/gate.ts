import { declaredBump, nextVersion, requiredBump, weightOf } from '../compat/bump.js';
import { comparePackages } from '../compat/packages.js';
import type { Verdict } from '../compat/verdict.js';
import { error, type Finding } from '../finding.js';
import { join } from '../path.js';
import type { Surroundings } from '../pipeline.js';
import { fewOf } from '../quantities.js';
import type { Placed } from './places.js';
import { isStable, neighbour } from './tags.js';

/** Asks the gate about a new version, against its neighbour in the registry; gives why it may not be published. */
export async function refusals(
  { item, target }: Placed,
  published: readonly string[],
  { root, output }: { readonly root: string; readonly output: string },
  surroundings: Surroundings,
): Promise<readonly Finding[]> {
  const { name, wit, metadata, location } = item;
  // A pre-release promises nothing: nothing links to it that does not name it.
  const from = isStable(metadata.version) ? neighbour(metadata.version, published) : undefined;
  if (from === undefined) return [];
  const against = `oci:${target.place.registry}/${target.place.repository}:${from}`;
  const subject = wit?.path ?? join(output, `${name}.wasm`);
  const { verdicts, findings } = await comparePackages({ subject, against, root }, surroundings);
  const wrong = findings.filter(({ severity }) => severity === 'error');
  const [verdict] = verdicts;
  if (!verdict) return wrong;
  // The version of a component is not in it: what its change needs is held against the two tags.
  const own = wit
    ? verdict.findings.filter(({ severity }) => severity === 'error')
    : tooLow(verdict, from, item.metadata.version);
  return [
    ...wrong,
    ...own.map((finding) => ({ ...finding, component: name, ...(location && !finding.location && { location }) })),
  ];
}

function tooLow(verdict: Verdict, from: string, to: string): readonly Finding[] {
  const required = requiredBump(weightOf(verdict.required), from, { zeroAdditions: 'patch' });
  if (declaredBump(from, to, required).enough) return [];
  const reasons = verdict.findings.filter(({ breaks }) => breaks.length > 0).map(({ message }) => message);
  const next = nextVersion(from, required);
  return [
    error('version-too-low', `\`${verdict.package}\` goes from ${from} to ${to}, and this change needs ${next}`, {
      notes: fewOf(reasons),
      help: `publish it as ${next}`,
    }),
  ];
}
