import type { BuildInput } from '../language.js';

/** The options of the manifest as `NAME=VALUE`; each build system has its own words for true and false. */
export function optionsOf({ settings: { options = {} } }: BuildInput, truth: readonly [yes: string, no: string]) {
  return Object.entries(options).map(([name, value]) => {
    const text = typeof value === 'boolean' ? truth[value ? 0 : 1] : String(value);
    return `${name}=${text}`;
  });
}

/** For plain sources. */
export const macrosOf = (input: BuildInput): readonly string[] =>
  optionsOf(input, ['1', '0']).map((option) => `-D${option}`);
