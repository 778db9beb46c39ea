import { CoreProblem } from '../core/index.js';
import { type Inside, insideOf } from '../inside.js';
import type { BuildInput, Language } from '../languages/language.js';
import type { Artifact } from '../model.js';
import { bytes } from '../quantities.js';
import type { Context } from '../stages/context.js';

/** The bytes of a component, and the same with what debuggers read where that is more. */
export interface Built {
  readonly bytes: Uint8Array;
  readonly debug?: Uint8Array;
}

/** What a component that was built is made of, and what would make it smaller. What makes no sense is for validation to say. */
export async function lookInside(
  { bytes: component, debug }: Built,
  language: Language,
  input: BuildInput,
  { core, platform: { files } }: Context,
): Promise<Pick<Artifact, 'inside' | 'smaller'>> {
  const { whose } = language;
  const path = language.program?.(input);
  const program = path !== undefined && (await files.kind(path)) === 'file' ? await files.read(path) : undefined;
  try {
    const known = { ...(whose && { whose }), ...(debug && { debug }), ...(program && { program }) };
    const inside = insideOf(component, known, core);
    const smaller = [...ofDebuggers(inside), ...((await language.smaller?.(input, inside)) ?? [])];
    return { inside, ...(smaller.length > 0 && { smaller }) };
  } catch (failure) {
    if (failure instanceof CoreProblem) return {};
    throw failure;
  }
}

/** What only debuggers read takes nothing with it when it goes. */
function ofDebuggers(inside: readonly Inside[]): string[] {
  const sum = inside.reduce((sum, { kind, bytes }) => sum + (kind === 'debug' || kind === 'names' ? bytes : 0), 0);
  return sum === 0
    ? []
    : [`the profile \`release\` keeps ${bytes(sum)} of names and debug information in a file beside it`];
}
