import { failingIn } from '../compat/acceptance.js';
import type { CompatFinding, ConsumerVerdict, Verdict } from '../compat/verdict.js';
import { count } from '../quantities.js';

/** How a verdict is marked: it fails, it passes, it passes because somebody accepted a break, or it could not be reached. */
export type Mark = '✗' | '✓' | '!' | '?';

/** What is known of those who use the package. */
export const affected = (consumers: readonly ConsumerVerdict[]): readonly ConsumerVerdict[] =>
  consumers.filter(({ status }) => status === 'breaks');

export { failingIn as failing };

/** The findings that would, if nobody had accepted them. */
export const accepted = ({ findings }: Verdict): readonly CompatFinding[] =>
  findings.filter((finding) => finding.accepted);

/**
 * A verdict in one line that stands alone, in a terminal, a mail or a search result. `named` decides how the names
 * of others are shown.
 */
export function verdictLine(
  verdict: Verdict,
  noun = 'plugin',
  named: (name: string) => string = (name) => name,
): string {
  const { package: name, declared, compatible, consumers = [], next, against } = verdict;
  const version = declared === null ? named(name) : `${named(name)} ${declared.to}`;
  const broken = affected(consumers);
  const who =
    consumers.length > 0
      ? `${broken.length} of ${count(consumers.length, `known ${noun}`)}`
      : `${noun}s built for ${declared?.from ?? 'the baseline'}`;
  const errors = failingIn(verdict).length;
  if (errors === 0 && accepted(verdict).length > 0) return `Break accepted: ${version} stops ${who}`;
  if (declared && !declared.enough && compatible) {
    return `${named(name)} needs ${next}: this change adds to ${declared.from}, which is released`;
  }
  if (errors > 0 && !compatible) return `${version} breaks ${who}`;
  if (!compatible && verdict.unstable) return `${version} breaks ${who}, and promises nothing yet`;
  if (!compatible && declared) {
    const all =
      consumers.length > 0
        ? `${consumers.length} of ${count(consumers.length, `known ${noun}`)} need`
        : `${noun}s built before need`;
    return `${version} is a declared break: ${all} a host that still offers ${trackOf(declared.from)}`;
  }
  if (errors > 0) return `${version} is compatible, and ${count(errors, 'finding')} fails the gate`;
  return declared
    ? `${version} is compatible with ${declared.from}`
    : `${version} is compatible with ${named(against)}`;
}

/** What linkers take one version for another by: `0.2` of `0.2.1`, `1` of `1.4.0`. */
export function trackOf(version: string): string {
  return version
    .split('.')
    .slice(0, version.startsWith('0.') ? 2 : 1)
    .join('.');
}

/** The same with a mark in front, for comments and summaries. */
export function markOf(verdict: Verdict): Mark {
  if (failingIn(verdict).length > 0) return '✗';
  return accepted(verdict).length > 0 ? '!' : '✓';
}

/** Those that break, with what each misses first; those that could not be read. */
export function consumerLines(consumers: readonly ConsumerVerdict[]): readonly string[] {
  return consumers
    .filter(({ status }) => status !== 'loads')
    .map(({ name, version, status, misses }) => {
      const called = version === undefined ? name : `${name} ${version}`;
      const [first, ...others] = misses.map(({ message }) => message);
      const more = others.length > 0 ? `, and ${count(others.length, 'thing')} more` : '';
      return `      ${status === 'breaks' ? 'Breaks' : 'Unread'}  ${called}: ${first}${more}`;
    });
}
