import { count } from '../quantities.js';
import type { Difference } from '../reproduce/compare.js';
import type { Reproduced } from '../reproduce/twice.js';
import { table } from './table.js';

/** Two builds of each component, for people. */
export function reproducedText(components: readonly Reproduced[]): string {
  const rows = components.map(({ name, component, debug }) => [name, said(component), said(debug)]);
  return table([['COMPONENT', 'TWO BUILDS', 'THEIR DEBUG FILES'], ...rows]).join('\n');
}

const most = 3;

function said(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'the same';
  const parts = differences.slice(0, most).map(({ module, section, bytes, of }) => {
    const where = module === undefined ? '' : ` in core module ${module}`;
    return `${bytes} of ${of} bytes of ${section}${where}`;
  });
  const left = differences.length - parts.length;
  return `differ: ${parts.join(', ')}${left > 0 ? `, and ${count(left, 'more section')}` : ''}`;
}
