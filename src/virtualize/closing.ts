import type { Location } from '../finding.js';
import { narrowness, type Pattern, parsePattern } from '../policy/pattern.js';

/** What is put in the place of an import: `wasi:sockets/*` is denied, `wasi:clocks/wall-clock#now` gives a value. */
export interface Closing {
  readonly pattern: Pattern;
  /** The function of the interface that is meant; none: all of them. */
  readonly member?: string;
  readonly how: How;
  /** Where it is asked for. */
  readonly location?: Location;
}

export type How =
  /** An error that says no, and a trap where there is none. */
  | { readonly kind: 'deny' }
  /** The value that has nothing in it; denied where there is none. */
  | { readonly kind: 'empty' }
  /** A value, in WAVE. */
  | { readonly kind: 'value'; readonly text: string };

/** Reads `PATTERN[#FUNCTION]` and what stands behind it: `deny`, `empty`, or a value. None: it is no pattern. */
export function parseClosing(key: string, value: string, location?: Location): Closing | undefined {
  const hash = key.indexOf('#');
  const pattern = parsePattern(hash < 0 ? key : key.slice(0, hash));
  if (!pattern || hash === key.length - 1) return undefined;
  const how: How = value === 'deny' || value === 'empty' ? { kind: value } : { kind: 'value', text: value };
  return { pattern, ...(hash >= 0 && { member: key.slice(hash + 1) }), how, ...(location && { location }) };
}

/** Of all that fit a function the one that names it more narrowly. */
export function closingFor(closings: readonly Closing[], name: string, member: string): Closing | undefined {
  const fitting = closings.filter(
    (closing) => closing.pattern.matches(name) && (closing.member === undefined || closing.member === member),
  );
  return fitting.sort((a, b) => weight(b) - weight(a))[0];
}

const weight = ({ pattern, member }: Closing) => (member === undefined ? 0 : 100_000) + narrowness(pattern);
