import { Stop } from '../finding.js';
import type { Closing } from './closing.js';
import { deniedOf, emptyOf, type IsOwn } from './contents.js';
import type { Stubbed } from './module.js';
import { refusal } from './refusal.js';
import type { Shape } from './shape.js';

/**
 * What a function gives that is denied or empty. What is empty and has no empty value is denied; that is refused only to
 * those who have named the function. What no closing names is denied.
 */
export function answerOf(stubbed: Stubbed, closing: Closing | undefined, isOwn: IsOwn): Stubbed {
  const { owner, name, params, result } = stubbed;
  // A stream that nobody reads would keep its writer waiting: a trap ends both.
  if (params.some(hasPipe)) return stubbed;
  if (closing?.how.kind === 'empty') {
    if (!result) return { ...stubbed, gives: null };
    const empty = emptyOf(result, isOwn);
    if (empty) return { ...stubbed, gives: empty.content };
    if (closing.member !== undefined) {
      const what = owner === undefined ? name : `${owner}#${name}`;
      const help = 'give a value in WAVE, or `deny`';
      throw new Stop(refusal(`what \`${what}\` gives has no empty value`, closing, { help }));
    }
  }
  const denied = deniedOf(result, isOwn);
  return denied ? { ...stubbed, gives: denied.content } : stubbed;
}

function hasPipe(shape: Shape): boolean {
  switch (shape.is) {
    case 'pipe':
      return true;
    case 'list':
    case 'array':
      return hasPipe(shape.of);
    case 'record':
    case 'tuple':
      return shape.fields.some((field) => hasPipe(field.shape));
    case 'variant':
    case 'option':
    case 'result':
      return shape.cases.some(({ payload }) => payload && hasPipe(payload));
    default:
      return false;
  }
}
