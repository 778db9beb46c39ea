import type { LimitReached } from './core/index.js';
import { error, type Finding, type Location, Stop } from './finding.js';
import type { TooLarge } from './platform/platform.js';
import { sizeText } from './quantities.js';

/** What something that nobody here has made may take, to be read, checked and called. */
export interface Limits {
  /** The bytes of a file, or of what a registry sends. */
  readonly size: number;
  /** The bytes of memory for a call. */
  readonly memory: number;
  /** The seconds for a call. */
  readonly time: number;
  /** The seconds for a question to the core about it. */
  readonly reading: number;
}

const MiB = 2 ** 20;

/** The memory of a call that a project makes to what it has built. */
export const defaultMemory = 1024 * MiB;

export const defaultLimits: Limits = { size: 256 * MiB, memory: 256 * MiB, time: 10, reading: 30 };

/**
 * What the core may take to answer a question about bytes of that size: they are in its memory, what it makes of them
 * as well, and a memory has no more than 4 GiB.
 */
export const coreLimits = ({ size, reading }: Pick<Limits, 'size' | 'reading'>) => ({
  memory: Math.min(Math.max(1024 * MiB, 4 * size), 4095 * MiB),
  seconds: reading,
});

/** What a runtime may take to compile a component before it is called: of strangers, and of a project's own. */
export const compileLimits = {
  untrusted: { seconds: 120, memory: 2048 * MiB },
  own: { seconds: 600, memory: null },
} as const;

/** `--limit KIND=AMOUNT`; later ones win. */
export function limitsOf(texts: readonly string[]): Limits {
  return Object.assign({ ...defaultLimits }, ...texts.map(limitOf));
}

function limitOf(text: string): Partial<Limits> {
  const [kind = '', amount = ''] = text.split(/=(.*)/s);
  if (kind === 'size' || kind === 'memory') {
    const bytes = parseSize(amount);
    if (bytes !== undefined) return { [kind]: bytes };
  }
  const seconds = /^\d+(\.\d+)?s?$/.test(amount) ? Number.parseFloat(amount) : 0;
  if ((kind === 'time' || kind === 'reading') && seconds > 0 && seconds <= 86_400) return { [kind]: seconds };
  throw new Stop(
    error('usage', `\`${text}\` is no limit`, {
      help: 'it is `size=512MiB`, `memory=1GiB` or `time=60s` of a call, or `reading=60s`',
    }),
  );
}

/** `256 MiB`, as people write sizes; none when it is something else. */
export function parseSize(text: string): number | undefined {
  const { number, prefix, binary } =
    /^(?<number>\d+(\.\d+)?) ?((?<prefix>[kmg])(?<binary>i)?b|b)?$/i.exec(text)?.groups ?? {};
  if (number === undefined) return undefined;
  const power = prefix === undefined ? 0 : 'kmg'.indexOf(prefix.toLowerCase()) + 1;
  const bytes = Math.floor(Number(number) * (binary === undefined ? 1000 : 1024) ** power);
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** The same of a manifest. Stops when it is none. */
export function mustBeSize(text: string, location: Location): number {
  const bytes = parseSize(text);
  if (bytes !== undefined) return bytes;
  throw new Stop(error('manifest-invalid', `\`${text}\` is no size`, { location, help: 'it is written `256 MiB`' }));
}

/** A file, or an answer of a registry. */
export function tooLarge({ path, size, most }: Pick<TooLarge, 'path' | 'size' | 'most'>): Finding {
  const has = size === undefined ? `more than ${sizeText(most)}` : sizeText(size);
  return error('too-large', `\`${path}\` has ${has}, and ${sizeText(most)} are read at most`, {
    help: 'if it is meant to be that large, `--limit size=…` of `check` raises the limit',
  });
}

/** What the core could not answer within what it may take. */
export function reachedLimit({ limit, most }: LimitReached): Finding {
  return limit === 'time'
    ? error('check-timeout', `it could not be read within ${most} s`, { help: advice })
    : error('check-memory', `it could not be read within ${sizeText(most)} of memory`, { help: advice });
}

const advice = 'no component that a compiler makes comes near to that: do not use it, and ask who has made it';
