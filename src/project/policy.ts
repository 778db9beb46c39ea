import { error, type Location, Stop } from '../finding.js';
import { parseSize } from '../limits.js';
import { nearest } from '../nearest.js';
import { type Budget, budgeted } from '../policy/budget.js';
import { parsePattern, patternHelp } from '../policy/pattern.js';
import type { Granted, Policy, Rules } from '../policy/policy.js';
import { parseShare, parseTime } from '../policy/units.js';
import { type Closing, parseClosing } from '../virtualize/closing.js';
import type { Path } from './manifest.js';
import type { PolicyData } from './policy-schema.js';

type Locate = (path: Path) => Location;

/** The policy of a table. */
export function policyOf(data: PolicyData, locate: Locate): Policy {
  const { components = {} } = data;
  return {
    all: rulesOf(data, locate),
    components: new Map(
      Object.entries(components).map(([name, rules]) => [
        name,
        rulesOf(rules, (path) => locate(['components', name, ...path])),
      ]),
    ),
  };
}

function rulesOf({ allow, deny = [], budget }: Pick<PolicyData, 'allow' | 'deny' | 'budget'>, locate: Locate): Rules {
  const granted = (key: 'allow' | 'deny', texts: readonly string[]): readonly Granted[] =>
    texts.flatMap((text, i) => {
      const pattern = parsePattern(text);
      return pattern ? [{ pattern, location: locate([key, i]) }] : [];
    });
  return {
    ...(allow && { allow: granted('allow', allow) }),
    deny: granted('deny', deny),
    ...(budget && { budget: budgetOf(budget, locate) }),
    location: locate(['allow']),
  };
}

/** How each of them is written. */
const parses: Readonly<Record<keyof Budget, (text: string) => number | undefined>> = {
  size: parseSize,
  imports: Number,
  start: parseTime,
  memory: parseSize,
  growth: parseShare,
};

function budgetOf(data: NonNullable<PolicyData['budget']>, locate: Locate): Budget {
  const limits = budgeted.flatMap((key) => {
    const text = data[key] === undefined ? undefined : String(data[key]);
    const most = text === undefined ? undefined : parses[key](text);
    return text === undefined || most === undefined ? [] : [[key, { most, text, location: locate(['budget', key]) }]];
  });
  return Object.fromEntries(limits);
}

/** Stops when a policy speaks of what the project does not have. */
export function mustBeNamed({ components }: Policy, names: readonly string[], locate: Locate): void {
  const unknown = [...components.keys()].filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  throw new Stop(
    ...unknown.map((name) =>
      error('unknown-name', `there is no component or composition called \`${name}\``, {
        location: locate(['components', name]),
        help: nearest(name, names) ?? `the project has: ${names.join(', ')}`,
      }),
    ),
  );
}

/** What is closed, as a table says it. */
export function closingsOf(data: Readonly<Record<string, string>> = {}, locate: Locate): readonly Closing[] {
  return Object.entries(data).map(([key, value]) => {
    const location = locate([key]);
    const closing = parseClosing(key, value, location);
    if (!closing) throw new Stop(error('manifest-invalid', `\`${key}\` is no pattern: ${patternHelp}`, { location }));
    if (closing.how.kind === 'value' && closing.member === undefined && key.includes(':')) {
      const help = `of a whole interface it is \`deny\` or \`empty\`; a value is of a function: \`"${key}#FUNCTION" = ${JSON.stringify(value)}\``;
      throw new Stop(error('manifest-invalid', `\`${key}\` cannot give \`${value}\``, { location, help }));
    }
    return closing;
  });
}
