import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';

type Tables = Readonly<Record<string, unknown>>;

/** What is said of publishing, of interfaces and of where builds are kept makes no component another. */
const silent = ['publish', 'release', 'compat', 'cache'];

/** What is said of a component or composition by its name. */
const named = ['components', 'compositions', 'smoke'];

/** Between two states of a manifest: whether another thing is said of what has a name, or of all. */
export function manifestDiffers(before: string, now: string): (name: string) => boolean {
  const [old, own] = [tablesOf(before), tablesOf(now)];
  if (!old || !own) return () => true;
  const others = Object.keys({ ...old, ...own }).filter((key) => !named.includes(key) && !silent.includes(key));
  if (others.some((key) => !isSame(old[key], own[key]))) return () => true;
  return (name) => !isSame(saidOf(name, old), saidOf(name, own));
}

/** None: it is no TOML, which the other state of it may well be. */
function tablesOf(text: string): Tables | undefined {
  try {
    return getStaticTOMLValue(parseTOML(text)) as Tables;
  } catch {
    return undefined;
  }
}

function saidOf(name: string, { components, compositions, smoke }: Tables): readonly unknown[] {
  const calls = Array.isArray(smoke) ? smoke.filter((call) => call?.component === name) : [];
  return [entry(components, name), entry(compositions, name), calls];
}

/** A manifest of an earlier commit may hold anything. */
const entry = (table: unknown, name: string): unknown =>
  typeof table === 'object' && table !== null && Object.hasOwn(table, name) ? (table as Tables)[name] : undefined;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
