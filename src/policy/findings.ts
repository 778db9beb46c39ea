import { error, type Finding } from '../finding.js';
import { unversioned } from '../project/versions.js';
import type { Denial } from './judge.js';
import type { Rules } from './policy.js';

/** What a finding about denied imports can tell of the project. */
export interface Place {
  readonly component: string;
  readonly rules: Rules;
  /** The table of the manifest that `virtualize` can stand in; none: there is no manifest. */
  readonly table?: string;
}

/** A finding for the imports of each package: they come together, and go together. */
export function deniedFindings(denials: readonly Denial[], place: Place): readonly Finding[] {
  const groups = new Map<string, Denial[]>();
  for (const denial of denials) {
    const key = `${denial.import.split('/')[0]} ${denial.capability.words} ${denial.by?.pattern.text}`;
    groups.set(key, [...(groups.get(key) ?? []), denial]);
  }
  return [...groups.values()].map((group) => denied(group, place));
}

function denied(group: readonly Denial[], { component, rules, table }: Place): Finding {
  const [first] = group;
  const names = group.map((denial) => denial.import);
  const by = first?.by;
  const location = by?.location ?? rules.location;
  const why = by ? `which \`${by.pattern.text}\` in \`deny\` forbids` : 'which `allow` does not name';
  const ways = [...(by ? [] : [grant(names, rules)]), ...(table === undefined ? [] : [close(names, table)])];
  return error('capability-denied', `\`${component}\` imports ${listed(names)}, ${why}`, {
    component,
    ...(location && { location }),
    notes: first ? [first.capability.words] : [],
    help: ways.join('; or ') || 'leave out the code that needs it',
  });
}

const listed = (names: readonly string[]) => {
  const quoted = names.map((name) => `\`${name}\``);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(' and ');
};

/** A long list is not said again for what comes to it. */
function grant(names: readonly string[], { allow = [] }: Rules): string {
  const there = allow.map(({ pattern }) => quoted(pattern.text));
  const shown = there.length > 3 ? ['…'] : there;
  return `grant it: \`allow = [${[...shown, ...names.map((name) => quoted(unversioned(name)))].join(', ')}]\``;
}

/** What belongs together is closed together: interfaces of a package pass each other's resources. */
function close(names: readonly string[], table: string): string {
  const [name = ''] = names;
  const pattern = names.length === 1 ? unversioned(name) : `${name.split('/')[0]}/*`;
  return `close it: \`virtualize = { ${quoted(pattern)} = "deny" }\` in \`[${table}]\``;
}

const quoted = (text: string) => JSON.stringify(text);
