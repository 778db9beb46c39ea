import { noPackages } from '../origin/listed.js';
import type { Language } from './language.js';

/** WebAssembly text, of a component, or of a core module that gets its world from WIT. Needs no tool. */
export const wat: Language = {
  title: 'WebAssembly text',
  tools: () => [],
  settings: {},
  manifests: ['*.wat'],
  entry: async ({ files }) => (files.length === 1 ? files[0] : undefined),
  recipe: ({ folder, entry }) => [
    { kind: 'assemble', source: `${folder}/${entry}` },
    { kind: 'embed' },
    { kind: 'componentize' },
  ],
  errors: () => [],
  packages: noPackages,
};
