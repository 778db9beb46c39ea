/** Something that is built by itself. */
export interface Task {
  readonly name: string;
  /** How many others have to be there before, one after the other. */
  readonly level: number;
  /** How long it has taken; none: it was never built here. */
  readonly seconds?: number;
}

/** A job of a matrix: what one machine builds. */
export interface Job {
  readonly name: string;
  /** The names of what it builds, with commas between them, as the input `components` takes them. */
  readonly components: string;
  readonly level: number;
}

/** A job costs a machine, a checkout and its tools: less work than this is not worth one of its own. In seconds. */
const worth = 60;

/** What a component is taken to need that was never built, nor any other of its level. In seconds. */
const guess = 20;

/** GitHub's limit for the jobs of a matrix. */
export const mostJobs = 256;

/**
 * Deals tasks out to jobs so that all of a level take about as long: the longest first, each to the job that has the least
 * (Graham 1969; at most a third longer than what could be had). What was never built counts as the median of its level.
 */
export function jobsFor(tasks: readonly Task[], most: number = mostJobs): readonly Job[] {
  const levels = [...new Set(tasks.map(({ level }) => level))].sort((a, b) => a - b);
  const timed = levels.map((level) => timesOf(tasks.filter((task) => task.level === level)));
  const counts = within(
    most,
    timed.map((own) => countFor(own, most)),
  );
  return levels.flatMap((level, i) => {
    const bins = deal(timed[i] ?? [], counts[i] ?? 1);
    return bins.map((names) => ({ name: titleOf(names), components: names.join(','), level }));
  });
}

/** The longest first. */
function timesOf(tasks: readonly Task[]): readonly Timed[] {
  const usual = median(tasks.flatMap(({ seconds }) => seconds ?? [])) ?? guess;
  return tasks
    .map(({ name, seconds = usual }) => ({ name, seconds }))
    .sort((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
}

/** So many for each level that all together are no more than `most`: those that have the most give way. */
function within(most: number, counts: readonly number[]): readonly number[] {
  const left = [...counts];
  let sum = left.reduce((sum, count) => sum + count, 0);
  while (sum > most && sum > left.length) {
    const largest = Math.max(...left);
    left[left.indexOf(largest)] = largest - 1;
    sum--;
  }
  return left;
}

interface Timed {
  readonly name: string;
  readonly seconds: number;
}

/** As many as are worth it: none has to be shorter than the longest task is anyway. */
function countFor(tasks: readonly Timed[], most: number): number {
  const whole = tasks.reduce((sum, { seconds }) => sum + seconds, 0);
  const longest = Math.max(worth, ...tasks.map(({ seconds }) => seconds));
  return Math.min(most, tasks.length, Math.max(1, Math.ceil(whole / longest)));
}

function deal(tasks: readonly Timed[], count: number): readonly (readonly string[])[] {
  const bins = Array.from({ length: count }, () => ({ names: [] as string[], seconds: 0 }));
  for (const { name, seconds } of tasks) {
    const least = bins.reduce((least, bin) => (bin.seconds < least.seconds ? bin : least));
    least.names.push(name);
    least.seconds += seconds;
  }
  return bins.map(({ names }) => names.sort()).filter((names) => names.length > 0);
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/** What GitHub shows in a list of jobs. */
const titleOf = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${others.length} more`;
