import type { Defaults } from '../action/defaults.js';
import { type FeatureName, features, permissionLines } from '../action/permissions.js';
import { count } from '../quantities.js';
import { code, table } from './markdown.js';

/** What action.yml says of its inputs and outputs. */
export interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The inputs of the step, with what each is called on the command line. */
export function inputsTable({ inputs }: ActionDefinition, onCommandLine: Readonly<Record<string, string>>): string {
  const rows = Object.entries(inputs).map(([name, { description, default: value = '' }]) => [
    code(name),
    description,
    value === '' ? '' : code(value),
    Object.hasOwn(onCommandLine, name) ? code(onCommandLine[name] ?? '') : '',
  ]);
  return table(['Input', 'What it is', 'Default', 'Command line'], rows);
}

export function outputsTable({ outputs }: ActionDefinition): string {
  const rows = Object.entries(outputs).map(([name, { description }]) => [code(name), description]);
  return table(['Output', 'What it is'], rows);
}

const cacheModes = { save: 'restored and saved', restore: 'restored only', off: 'left alone' };

/** What is decided by the occasion of a run. */
export function occasionsTable(occasions: Readonly<Record<string, Defaults>>): string {
  const rows = Object.values(occasions).map(({ title, cache, retentionDays, why }) => [
    title,
    cacheModes[cache],
    retentionDays === undefined ? 'as the repository says' : count(retentionDays, 'day'),
    why,
  ]);
  return table(['Event', 'Cache', 'Artifact is kept', 'Because'], rows);
}

/** Which permissions a workflow needs for what. */
export function permissionsTable(): string {
  const rows = (Object.keys(features) as FeatureName[]).map((name) => {
    const { title, why } = features[name];
    const lines = permissionLines(name).map(code);
    return [title, lines.length === 0 ? 'none' : lines.join(', '), why];
  });
  return table(['For', '`permissions:`', 'It'], rows);
}

/** The same document with other text between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function filled(document: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, content]) => {
    const place = new RegExp(`(?<=<!-- ${name} -->\\n)[^]*?(?=<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`the document has no place for ${name}`);
    return text.replace(place, () => `${content}\n`);
  }, document);
}
