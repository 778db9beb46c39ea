import type { FindingId } from '../catalog.js';
import { error, type Finding } from '../finding.js';
import { titleOf } from '../languages/asked.js';
import type { Attempt, CompilerError } from '../languages/language.js';
import { placeOf, type Whereabouts } from './places.js';

const ids: Readonly<Record<NonNullable<CompilerError['about']>, FindingId>> = {
  dependency: 'dependency-unknown',
  registry: 'registry-failed',
};

/** What a compiler, or what fetches its libraries, says is wrong. */
export async function compilerFinding(
  item: CompilerError,
  component: string,
  { entry, world }: Attempt,
  where: Whereabouts,
): Promise<Finding> {
  const { lacks, about, message, notes = [], help } = item;
  const details = {
    component,
    location: await placeOf(item, entry, where),
    ...(notes.length > 0 && { notes }),
    ...(help !== undefined && { help }),
  };
  if (!lacks) return error(about ? ids[about] : 'compile-error', message, details);
  return error('not-implemented', `${titleOf(lacks, world)} is not implemented`, {
    ...details,
    ...(lacks.location && { baseline: lacks.location }),
  });
}
