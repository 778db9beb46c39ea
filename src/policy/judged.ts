import type { Finding } from '../finding.js';
import type { Checked } from '../model.js';
import { track } from '../project/versions.js';
import type { WitReader } from '../project/wit-package.js';
import { openWorld } from '../project/world.js';
import { budgetsFor, overBudget } from './budget.js';
import { deniedFindings } from './findings.js';
import { judge } from './judge.js';
import type { Judging } from './judging.js';
import { rulesFor } from './policy.js';

/** Holds what is shipped against the policies. What several of them deny is told once. */
export async function judged(
  { name, size, imports, onlyTypes = [] }: Checked,
  { policies, parts, joined, later, table }: Judging,
  reader: WitReader,
): Promise<readonly Finding[]> {
  const worlds = await Promise.all(joined.map((world) => openWorld(world, reader)));
  const offered = new Set(worlds.flatMap(({ exports }) => exports.map(track)));
  let asked = imports.filter(
    (item) => !offered.has(track(item)) && !later.some(({ pattern }) => pattern.matches(item)),
  );
  const denied = policies.flatMap((policy) => {
    const rules = rulesFor(name, policy, parts);
    const denials = judge({ imports: asked, onlyTypes }, rules);
    asked = asked.filter((item) => !denials.some((denial) => denial.import === item));
    return deniedFindings(denials, { component: name, rules, ...(table !== undefined && { table }) });
  });
  return [...denied, ...overBudget({ name, size, imports: imports.length }, budgetsFor(name, policies))];
}
