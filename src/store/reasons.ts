import type { Inputs } from './inputs.js';

/** Why a build is not the one that was kept: what has changed of its inputs, in words. None: nothing has. */
export function reasons(before: Inputs, now: Inputs): readonly string[] {
  return [
    ...differing(before.given, now.given).map((name) => `${name} ${verb(before.given[name], now.given[name])}`),
    ...differing(before.files, now.files).map((path) => `\`${path}\` ${verb(before.files[path], now.files[path])}`),
  ];
}

type Values = Readonly<Record<string, string>>;

const differing = (before: Values, now: Values): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => before[name] !== now[name]);

function verb(before: string | undefined, now: string | undefined): string {
  if (before === undefined) return 'is new';
  if (now === undefined) return 'is gone';
  return isShort(before) && isShort(now) ? `is ${now}, and was ${before}` : 'has changed';
}

/** Versions can be read; digests and lists of settings cannot. */
const isShort = (value: string) => value.length <= 24 && /^[\w.+-]+$/.test(value);
