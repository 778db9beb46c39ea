import { type Project, partsOf } from '../model.js';
import type { Task } from './jobs.js';

/** How long a component has taken to build, in seconds; none: no build of it is known. */
export type Times = (component: string) => number | undefined;

/** What composing takes at most, in seconds: no compiler is asked. */
const composing = 1;

/** The components and compositions of a project as tasks, each on the level after those that it is made of. */
export function tasksOf({ components, compositions }: Project, times: Times): readonly Task[] {
  const byName = new Map(compositions.map((composition) => [composition.name, composition]));
  const levels = new Map<string, number>();
  const levelOf = (name: string): number => {
    const composition = byName.get(name);
    if (!composition) return 0;
    const known = levels.get(name);
    if (known !== undefined) return known;
    const level = 1 + Math.max(0, ...partsOf(composition).map(levelOf));
    levels.set(name, level);
    return level;
  };
  return [
    ...components.map(({ name }) => {
      const seconds = times(name);
      return { name, level: 0, ...(seconds !== undefined && { seconds }) };
    }),
    ...compositions.map(({ name }) => ({ name, level: levelOf(name), seconds: composing })),
  ];
}
