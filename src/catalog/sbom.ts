import type { Page } from './page.js';

/** What can go wrong when it is said what is inside of components. */
export const sbom = {
  'sbom-incomplete': {
    blames: 'project',
    title: 'Something is inside that an SBOM does not have',
    means: [
      'Nobody could tell all that is inside of a component: a package manager does not answer, or what the build has noted is gone.',
      'What could be told is in the SBOM.',
    ],
    why: ['Whoever looks for a vulnerable package in an SBOM relies on its being complete; a guess would be worse.'],
    example: [
      'warning[sbom-incomplete]: the SBOM of `greeter` does not have all that is inside: `cargo metadata` does not say its crates: no program `cargo` on PATH',
      ' --> rust/greeter/Cargo.toml',
      '  = help: put right what keeps it from being told, or build the component anew with `--force`, and make the SBOM again',
    ],
    remedy: [
      'The message says what is missing: make the sources, their lock file and the package manager available where the SBOM is made.',
      'Which packages were bundled or installed is noted when a component is built: `wasmwright build --force` builds it anew.',
    ],
  },
} as const satisfies Record<string, Page>;
