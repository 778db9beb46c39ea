import { error, type Finding, type Location } from '../finding.js';
import { count, duration } from '../quantities.js';
import type { Policy } from './policy.js';

/** The most that something may be: bytes, seconds, a number of imports, or a part of what it was. */
export interface Limit {
  readonly most: number;
  /** As it is written. */
  readonly text: string;
  readonly location?: Location;
}

export const budgeted = ['size', 'imports', 'start', 'memory', 'growth'] as const;

/** What a component or composition may take. */
export type Budget = Readonly<Partial<Record<(typeof budgeted)[number], Limit>>>;

/** What an instance of it takes, and where that was measured. */
export interface Measured {
  /** The shortest of several starts, in seconds. */
  readonly start?: { readonly seconds: number; readonly host: string };
  /** The bytes of all its memories when it has started. */
  readonly memory?: { readonly bytes: number; readonly host: string };
}

/** The budgets of one component, one of each policy: what is said of it alone counts in place of what is said of all. */
export const budgetsFor = (name: string, policies: readonly Policy[] = []): readonly Budget[] =>
  policies.map(({ all, components }) => ({ ...all.budget, ...components.get(name)?.budget }));

/** Whether an instance is to be measured. */
export const isMeasured = (budgets: readonly Budget[]): boolean => budgets.some(({ start, memory }) => start ?? memory);

/** What is known of something that may have a budget. */
export interface Taken extends Measured {
  readonly name: string;
  readonly size?: number;
  /** How many. */
  readonly imports?: number;
  /** Its size before and now. */
  readonly growth?: { readonly before: number; readonly now: number };
}

/** What takes more than it may. */
export function overBudget(taken: Taken, budgets: readonly Budget[]): readonly Finding[] {
  return budgets.flatMap((budget) =>
    budgeted.flatMap((key) => {
      const limit = budget[key];
      const over = limit && overs[key](taken, limit.most);
      if (!limit || !over) return [];
      const { what, may, notes } = over;
      return [
        error('budget-exceeded', `\`${taken.name}\` ${what}, and may ${may} ${limit.text}`, {
          component: taken.name,
          ...(limit.location && { location: limit.location }),
          ...(notes && { notes }),
          help: helps[key],
        }),
      ];
    }),
  );
}

interface Over {
  readonly what: string;
  readonly may: string;
  readonly notes?: readonly string[];
}

const overs: Readonly<Record<keyof Budget, (taken: Taken, most: number) => Over | undefined>> = {
  size: ({ size = 0 }, most) => (size <= most ? undefined : { what: `has ${exact(size)}`, may: 'have' }),
  imports: ({ imports = 0 }, most) =>
    imports <= most ? undefined : { what: `has ${count(imports, 'import')}`, may: 'have' },
  start: ({ start }, most) =>
    !start || start.seconds <= most
      ? undefined
      : {
          what: `starts in ${startText(start)}`,
          may: 'take',
          notes: ['it is the shortest of several starts on this machine, when it was compiled'],
        },
  memory: ({ memory }, most) =>
    !memory || memory.bytes <= most
      ? undefined
      : { what: `has ${exact(memory.bytes)} of memory when it has started, in ${memory.host}`, may: 'have' },
  growth: ({ growth }, most) => {
    if (!growth || growth.now <= growth.before * (1 + most)) return undefined;
    const share = growth.before === 0 ? 'from nothing' : `by ${((growth.now / growth.before - 1) * 100).toFixed(1)} %`;
    return {
      what: `has grown ${share}`,
      may: 'grow by',
      notes: [`it had ${exact(growth.before)}, and has ${exact(growth.now)}`],
    };
  },
};

const helps: Readonly<Record<keyof Budget, string>> = {
  size: '`wasmwright inspect FILE` says what its bytes are, and what would make it smaller',
  imports:
    '`wasmwright inspect FILE` says what they are; leave out the code that needs them, or close them by `virtualize`',
  start: 'do less before the first call, or raise the budget; another machine takes another time',
  memory: 'what its memories begin with is what its compiler and its static data ask for',
  growth: '`wasmwright inspect FILE` says what its bytes are; raise the budget if it is worth it',
};

/** So that what is over a limit by a byte does not look the same as the limit. */
const exact = (size: number) => `${size.toLocaleString('en-US')} bytes`;

/** A start, which may be very short. */
export function startText({ seconds, host }: NonNullable<Measured['start']>): string {
  const short = seconds < 0.0001 ? `${(seconds * 1e6).toFixed(1)} µs` : `${(seconds * 1000).toFixed(1)} ms`;
  return `${seconds < 0.1 ? short : duration(seconds)} in ${host}`;
}
