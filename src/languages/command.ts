import type { Language } from './language.js';

/** Any other language: a command of the project's own, and the file that it leaves. */
export const command: Language = {
  title: 'Command',
  tools: () => [],
  settings: { build: [], artifact: [] },
  // Only a manifest can name a command.
  manifests: [],
  entry: async () => '.',
  recipe({ folder, settings: { build = [], artifact = '' } }) {
    const [program = '', ...args] = build;
    return [
      { kind: 'run', command: { program, args, cwd: folder }, output: `${folder}/${artifact}` },
      { kind: 'embed' },
      { kind: 'componentize' },
    ];
  },
  errors: () => [],
  // It may read anything, and use all that is in the environment.
  inputs: { environment: ['*'], isUnknown: async () => true },
};
