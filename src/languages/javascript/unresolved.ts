import type { CompilerError } from '../language.js';

/** An import that leads nowhere: of a package it is a matter of what is installed, of a file an error of the source. */
export function unresolved(error: CompilerError): CompilerError {
  const specifier = /^Could not resolve '([^']+)'/.exec(error.message)?.[1];
  if (specifier === undefined || /^[./]/.test(specifier) || specifier.startsWith('node:')) return error;
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  return {
    ...error,
    about: 'dependency',
    message: `there is no package \`${name}\` in node_modules`,
    help: `add \`${name}\` to the dependencies of package.json, with its lock file, and install it: \`npm install ${name}\``,
  };
}
