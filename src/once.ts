/** Does what is asked for by one name once, and gives everybody the same. */
export type Once = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * What was done for an owner, such as a run, for as long as there is one. What goes wrong is not kept: it is tried
 * again, and told with the place of whoever asks.
 */
export function onceFor(): (owner: object) => Once {
  const done = new WeakMap<object, Map<string, Promise<unknown>>>();
  return (owner) => {
    const known = done.get(owner) ?? new Map<string, Promise<unknown>>();
    done.set(owner, known);
    return <T>(name: string, work: () => Promise<T>) => {
      const before = known.get(name) as Promise<T> | undefined;
      if (before) return before;
      const now = work();
      known.set(name, now);
      now.catch(() => known.delete(name));
      return now;
    };
  };
}
