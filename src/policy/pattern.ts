import { literal } from '../patterns.js';

/** What names the imports that are meant: `wasi:sockets/*`, `wasi:cli/environment@0.2`, `acme:*\/*`, `*`, or a plain name. */
export interface Pattern {
  readonly text: string;
  matches(name: string): boolean;
}

const part = '[A-Za-z0-9*][A-Za-z0-9*-]*';
const form = new RegExp(
  `^(?:(?<namespace>${part}):(?<package>${part})/(?<interface>${part})(?:@(?<version>[0-9][0-9A-Za-z.+-]*))?|(?<plain>${part}))$`,
);

/** How a pattern is written, for who has written one otherwise. */
export const patternHelp =
  'a pattern is `NAMESPACE:PACKAGE/INTERFACE`, as `wasi:sockets/*` or `wasi:cli/environment@0.2`; `*` stands for any letters of one part, and alone for everything';

/**
 * Reads a pattern. `*` stands for anything within a part, and alone for everything. A version stands for all that begin
 * with it: `@0.2` is every 0.2.x. None: it is no pattern.
 */
export function parsePattern(text: string): Pattern | undefined {
  const groups = form.exec(text)?.groups;
  if (!groups) return undefined;
  if (text === '*') return { text, matches: () => true };
  const within = (given = '') => given.split('*').map(literal).join('[^:/@]*');
  const { namespace, package: name, interface: face, version, plain } = groups;
  if (plain !== undefined) return { text, matches: tester(within(plain)) };
  const versions =
    version === undefined ? '(?:@.*)?' : `@${literal(version)}${/^[0-9.]+$/.test(version) ? '(?:[.+-].*)?' : ''}`;
  return { text, matches: tester(`${within(namespace)}:${within(name)}/${within(face)}${versions}`) };
}

function tester(source: string): (name: string) => boolean {
  const expression = new RegExp(`^${source}$`);
  return (name) => expression.test(name);
}

/** How much a pattern narrows down: of two that fit the one with more counts. */
export const narrowness = ({ text }: Pattern): number =>
  text.includes('*') ? text.replaceAll('*', '').length : 10_000;
