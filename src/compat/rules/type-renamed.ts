import { called, rule } from '../rule.js';

export const typeRenamed = rule({
  on: 'type',
  change: 'replaced',
  layer: 'type',
  title: 'A type was given another name',
  why: [
    'Types are linked by their names in wac and wasm-tools; Wasmtime does not look at the names of value types, but source that names them must change.',
  ],
  witness: ['  interface store {', '-   record info { size: u64 }', '+   record entry-info { size: u64 }', '  }'],
  instead: ['Keep the old name as an alias where guests import the interface: `type info = entry-info;`.'],
  check: ({ baseline, current }) =>
    baseline &&
    current &&
    baseline.name !== current.name && { message: `${called(baseline)} is called \`${current.name}\` now` },
});
