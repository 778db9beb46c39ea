import type { Made } from '../compat/news.js';
import { anatomy } from '../core/anatomy.js';
import { node } from '../platform/node.js';
import type { Report } from '../report.js';
import type { Course } from '../reporters/course.js';
import type { Background } from '../reporters/summary.js';

/** What the summary of a run says besides its report. */
export async function backgroundOf(
  report: Report,
  course: Course,
  seconds: number,
  before?: Made,
): Promise<Background> {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = node.env;
  return {
    course,
    seconds,
    anatomies: await anatomiesOf(report),
    ...(before && { before: sizesOf(before) }),
    ...(server && repository && commit && { sources: `${server}/${repository}/blob/${commit}` }),
  };
}

/** In several projects things may have the same name: nothing is said of those. */
function sizesOf({ components, compositions }: Made): ReadonlyMap<string, number> {
  const all = [...components, ...compositions];
  return new Map(
    all.flatMap(({ name, size }) =>
      size === undefined || all.filter((one) => one.name === name).length > 1 ? [] : [[name, size]],
    ),
  );
}

/** Of the compositions that can be read. */
async function anatomiesOf({ components, compositions }: Report): Promise<Background['anatomies']> {
  const anatomies: [string, ReturnType<typeof anatomy>][] = [];
  const made = [...components, ...compositions];
  for (const { name, path, parts } of compositions) {
    const bytes = path === undefined ? undefined : await node.files.read(path).catch(() => undefined);
    const sized = parts.flatMap((part) => {
      const size = made.find((item) => item.name === part)?.size;
      return size === undefined ? [] : [{ name: part, size }];
    });
    if (bytes) anatomies.push([name, anatomy(bytes, sized)]);
  }
  return new Map(anatomies);
}
