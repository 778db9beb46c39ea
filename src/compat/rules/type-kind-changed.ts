import { called, rule } from '../rule.js';
import { formOf } from '../type-form.js';

export const typeKindChanged = rule({
  on: 'type',
  change: 'changed',
  layer: 'type',
  title: 'A type became one of another kind, such as a variant where an enum was',
  why: [
    'Value types must be equal, and kinds are never taken for each other: not an enum for a variant without payloads, nor a tuple for a record.',
  ],
  witness: ['  interface store {', '-   enum state { hot, cold }', '+   variant state { hot, cold(u32) }', '  }'],
  instead: ['Leave the type as it was and add another beside it, with functions of its own.'],
  check({ baseline, current }) {
    if (!baseline || !current || baseline.shape.deep === current.shape.deep) return;
    const [before, after] = [formOf(baseline), formOf(current)];
    return (
      before !== after && {
        message: `${called(current)} is a${vowel(after)} ${after}, and was a${vowel(before)} ${before}`,
      }
    );
  },
});

const vowel = (word: string) => (/^[aeiou]/.test(word) ? 'n' : '');
