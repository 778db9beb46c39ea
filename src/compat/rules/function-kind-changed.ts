import { called, kindOf, rule } from '../rule.js';

export const functionKindChanged = rule({
  on: 'function',
  change: 'replaced',
  layer: 'type',
  title: 'A method became a static function of its resource, or the reverse',
  why: [
    'The kind is a part of the name by which the function is linked: `[method]blob.size` and `[static]blob.size` are two functions.',
  ],
  witness: ['  resource blob {', '-   size: func() -> u64;', '+   size: static func(of: borrow<blob>) -> u64;', '  }'],
  instead: ['Add a function of the other kind under another name, and mark the old one `@deprecated`.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.kind !== current.kind && { message: `${called(baseline)} is a ${kindOf(current)} now` },
});
