import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jobsFor, mostJobs } from '../../src/scale/jobs.js';

const tasks = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { maxLength: 400 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record(
          { name: fc.constant(name), level: fc.nat(3), seconds: fc.double({ min: 0, max: 900, noNaN: true }) },
          { requiredKeys: ['name', 'level'] },
        ),
      ),
    ),
  );

test('every task is in one job of its level, and no matrix is too large', () => {
  fc.assert(
    fc.property(tasks, (tasks) => {
      const jobs = jobsFor(tasks);
      expect(jobs.length).toBeLessThanOrEqual(mostJobs);
      const dealt = jobs.flatMap(({ components, level }) => components.split(',').map((name) => `${level} ${name}`));
      expect(dealt.sort()).toEqual(tasks.map(({ name, level }) => `${level} ${name}`).sort());
    }),
  );
});

test('what takes long has a job of its own, and what takes little shares one', () => {
  const of = (name: string, seconds: number) => ({ name, seconds, level: 0 });
  expect(jobsFor([of('a', 300), of('b', 10), of('c', 10), of('d', 280)])).toEqual([
    { name: 'a', components: 'a', level: 0 },
    { name: 'b and 2 more', components: 'b,c,d', level: 0 },
  ]);
  expect(jobsFor([])).toEqual([]);
});
