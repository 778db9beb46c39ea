import { type Inside, kinds } from '../inside.js';
import { bytes } from '../quantities.js';
import type { ComponentReport } from '../report.js';
import { code, details, prose, table } from './markdown.js';

/** So many crates, packages or files are named. */
const mostNamed = 3;

/** What a component is made of, in lines for a terminal: what, how much, and the largest of what it is of. */
export function insideRows(inside: readonly Inside[], size: (bytes: number) => string): string[][] {
  return inside.map((part) => [kinds[part.kind], size(part.bytes), named(part).join(', ')]);
}

/** The same for all components of a run, folded: a row for each kind of which there is something. */
export function insideSection(components: readonly ComponentReport[], most: number): string {
  const shown = components.filter(({ inside }) => inside !== undefined).slice(0, most);
  if (shown.length === 0) return '';
  const rows = shown.flatMap(({ name, size = 0, inside = [] }) =>
    inside.map((part, i) => [
      i === 0 ? code(name) : '',
      kinds[part.kind],
      bytes(part.bytes),
      share(part.bytes / size),
      named(part).map(code).join(', '),
    ]),
  );
  const smaller = shown.flatMap(({ name, smaller = [] }) => smaller.map((text) => `- ${code(name)}: ${prose(text)}`));
  const lists = smaller.length > 0 ? ['What would make them smaller:', smaller.join('\n')] : [];
  const headings = ['Component', 'What', 'Size:', 'Share:', 'Most of it'];
  return details('What is inside', [table(headings, rows), ...lists].join('\n\n'));
}

/** Where all is of one, the kind says enough. */
const named = ({ parts = [] }: Inside) => parts.slice(0, mostNamed).map(({ name }) => shortened(name));

/** The end of a long path. */
const shortened = (name: string) => {
  const pieces = name.split('/');
  return pieces.length > 4 ? `…/${pieces.slice(-3).join('/')}` : name;
};

export const share = (part: number): string => (part > 0 && part < 0.01 ? '< 1 %' : `${Math.round(part * 100)} %`);
