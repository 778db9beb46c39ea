import type { Producer } from '../core/sections.js';
import type { LanguageId } from '../languages/index.js';

/** What tells a language in a binary: a name among its producers, the most telling first. Adapters and libraries bring others. */
const signs: readonly (readonly [RegExp, LanguageId])[] = [
  [/^ComponentizeJS$/, 'javascript'],
  [/^component-init-transform$/, 'python'],
  [/^Go$/, 'go'],
  [/^wit-bindgen-rust$/, 'rust'],
  [/^C(11|99|_plus_plus)/, 'c'],
  [/^Rust$/, 'rust'],
];

/** The language that a component was written in, as far as its binary says. */
export function madeIn(producers: readonly Producer[]): LanguageId | undefined {
  return signs.find(([sign]) => producers.some(({ name }) => sign.test(name)))?.[1];
}
