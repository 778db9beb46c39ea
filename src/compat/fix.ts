import { literal } from '../patterns.js';

/** A package that gets another version. */
export interface VersionChange {
  /** `demo:kv` */
  readonly package: string;
  readonly from: string;
  readonly to: string;
}

/** Writes the new version wherever a WIT text names the package in the old one; comments are left alone. */
export function withVersion(text: string, { package: name, from, to }: VersionChange): string {
  const [namespace = '', own = ''] = name.split(':').map(literal);
  const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//.source;
  const named = `(?<![\\w%:/-])(%?${namespace}\\s*:\\s*%?${own}(?:\\s*/\\s*%?[\\w-]+)?\\s*@\\s*)${literal(from)}(?![\\w+-]|\\.\\w)`;
  return text.replace(new RegExp(`${comment}|${named}`, 'g'), (match, before?: string) =>
    before === undefined ? match : `${before}${to}`,
  );
}
