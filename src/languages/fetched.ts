import type { CompilerError } from './language.js';

/** Why something that was to be fetched is not there, in the words of the package managers. None of them: there is no such thing. */
type Reason = 'checksum' | 'unconfirmed' | 'offline' | 'unreachable';

const reasons: readonly (readonly [Reason, RegExp])[] = [
  ['checksum', /checksum mismatch|verify the checksum|checksum for .* (changed|was not)|DO NOT MATCH THE HASHES/],
  // Go asks a database for the checksums that go.sum does not have.
  ['unconfirmed', /\bverifying [^\n]*(\bGet\b|reading )/],
  ['offline', /offline mode|lookup disabled by GOPROXY=off/],
  [
    'unreachable',
    /connection (refused|reset|broken)|could not connect|failed to (connect|clone|establish)|could not resolve host|no such host|time(d)?[- ]?out|\bgot 5\d\d\b|: 5\d\d |HTTP error 5\d\d|network is unreachable/i,
  ],
];

const help: Readonly<Record<Reason, string>> = {
  checksum: 'what the registry serves is not what is recorded: find out why before you use it, or record it anew',
  unconfirmed: 'its checksum is not recorded, and nobody confirms it: run `go mod tidy` and commit go.sum',
  offline: 'fetch it once without what forbids downloads',
  unreachable: 'is the registry reachable? mirrors and proxies are taken from the settings of the package manager',
};

/** An error about a dependency, told by what was said: whether there is none, or none could be had now. */
export function fetched(said: string, error: Omit<CompilerError, 'about'>): CompilerError {
  const reason = reasons.find(([, words]) => words.test(said))?.[0];
  if (reason === undefined) return { about: 'dependency', ...error };
  return { ...error, about: 'registry', help: help[reason] };
}
