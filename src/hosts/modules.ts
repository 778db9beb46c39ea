import type { CoreInterface } from '../core/module.js';
import type { OpenHost } from './open.js';
import type { Reason } from './reasons.js';

/** In what a core module does not fit a host of such. */
export function moduleMismatches(host: OpenHost, { imports, exports }: CoreInterface): readonly Reason[] {
  const { title, functions } = host;
  const strange = imports.filter(({ module, name }) => !functions.has(`${module} ${name}`));
  const byModule = [...new Set(strange.map(({ module }) => module))].map((module): Reason => {
    const names = strange.filter((item) => item.module === module).map(({ name }) => `\`${name}\``);
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    return {
      message: `imports ${names.slice(0, 3).join(', ')}${more} of \`${module}\`, which ${title} does not offer`,
    };
  });
  const other = imports.flatMap(({ module, name, type }): Reason[] => {
    const offered = functions.get(`${module} ${name}`);
    return offered === undefined || offered === type
      ? []
      : [{ message: `imports \`${module} ${name}\` as \`${type}\`, and ${title} offers it as \`${offered}\`` }];
  });
  const lacking = host.entries
    .flatMap((entry) => entry.exports)
    .filter((pattern) => !exports.some(({ name, type }) => fits(pattern, name, type)))
    .map((pattern): Reason => ({ message: `does not export ${spoken(pattern)}, which ${title} asks for` }));
  return [...byModule, ...other, ...lacking];
}

/** `NAME: TYPE`, with `*` for any name. */
const parts = (pattern: string) => pattern.split(': ') as [string, string?];

function fits(pattern: string, name: string, type: string): boolean {
  const [wanted, kind] = parts(pattern);
  return (wanted === '*' || wanted === name) && (kind === undefined || kind === type);
}

function spoken(pattern: string): string {
  const [name, type] = parts(pattern);
  return name === '*'
    ? `a function \`${type}\``
    : `\`${name}\`${type === undefined || type === name ? '' : ` (\`${type}\`)`}`;
}
