/** Does the same for every item and gives the results in order; of those to come, so many are under way. */
export async function* ahead<T, R>(
  items: readonly T[],
  many: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<readonly [item: T, result: R]> {
  const begun: Promise<R>[] = [];
  for (const [i, item] of items.entries()) {
    for (const next of items.slice(i + begun.length, i + 1 + many)) {
      const promise = work(next);
      // It is thrown when its turn comes.
      promise.catch(() => {});
      begun.push(promise);
    }
    yield [item, await (begun.shift() as Promise<R>)];
  }
}
