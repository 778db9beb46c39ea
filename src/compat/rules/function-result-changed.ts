import { differs } from '../members.js';
import { called, rule } from '../rule.js';

export const functionResultChanged = rule({
  on: 'function',
  change: 'changed',
  layer: 'type',
  title: 'A function gives a result of another type',
  why: ['Function types must be equal; nothing is widened, not a number and not `T` to `option<T>` or `result<T>`.'],
  witness: [
    '  interface store {',
    '-   get: func(key: string) -> string;',
    '+   get: func(key: string) -> option<string>;',
    '  }',
  ],
  instead: ['Leave the function as it was and add another beside it, such as `find`.'],
  check({ baseline, current }) {
    if (!baseline || !current || baseline.kind !== current.kind) return;
    const [before, after] = [baseline.result, current.result];
    if (!before && !after) return;
    const gives = (what: typeof before) => (what ? `\`${what.text}\`` : 'nothing');
    return (
      (!before || !after || differs(before, after)) && {
        message: `${called(current)} gives ${gives(after)}, and gave ${gives(before)}`,
      }
    );
  },
});
