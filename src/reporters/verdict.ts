import type { ConsumerVerdict, Verdict } from '../compat/verdict.js';
import { count } from '../quantities.js';

/** How a verdict is marked: it fails, it passes, or it could not be reached. */
export type Mark = '✗' | '✓' | '!' | '?';

/** What is known of those who use the package. */
export const affected = (consumers: readonly ConsumerVerdict[]): readonly ConsumerVerdict[] =>
  consumers.filter(({ status }) => status === 'breaks');

/** A verdict in one line that stands alone, in a terminal, a mail or a search result. */
export function verdictLine(verdict: Verdict, noun = 'plugin'): string {
  const { package: name, declared, compatible, findings, consumers = [], next } = verdict;
  const version = declared === null ? name : `${name} ${declared.to}`;
  const broken = affected(consumers);
  const who =
    consumers.length > 0
      ? `${broken.length} of ${count(consumers.length, `known ${noun}`)}`
      : `${noun}s built for ${declared?.from ?? 'the baseline'}`;
  const fails = findings.some(({ severity }) => severity === 'error');
  if (declared && !declared.enough && compatible) {
    return `${name} needs ${next}: this change adds to ${declared.from}, which is released`;
  }
  if (fails && !compatible) return `${version} breaks ${who}`;
  if (!compatible && declared) {
    const track = declared.from
      .split('.')
      .slice(0, declared.from.startsWith('0.') ? 2 : 1)
      .join('.');
    const all =
      consumers.length > 0
        ? `${consumers.length} of ${count(consumers.length, `known ${noun}`)} need`
        : `${noun}s built before need`;
    return `${version} is a declared break: ${all} a host that still offers ${track}`;
  }
  if (fails)
    return `${version} is compatible, and ${count(findings.filter(({ severity }) => severity === 'error').length, 'finding')} fails the gate`;
  return declared ? `${version} is compatible with ${declared.from}` : `${name} is compatible with ${verdict.against}`;
}

/** The same with a mark in front, for comments and summaries. */
export function markOf({ findings }: Verdict): Mark {
  return findings.some(({ severity }) => severity === 'error') ? '✗' : '✓';
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
