/** A package URL (https://github.com/package-url/purl-spec). `name` may have namespaces before it, with `/` between them. */
export function purl(type: 'cargo' | 'golang' | 'npm' | 'pypi' | 'generic', name: string, version?: string): string {
  const path = name.split('/').map(encode).join('/');
  return `pkg:${type}/${path}${version === undefined ? '' : `@${encode(version)}`}`;
}

/** A colon stands for itself. */
const encode = (text: string) => encodeURIComponent(text).replaceAll('%3A', ':');
