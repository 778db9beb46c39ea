import type { CompatFinding, Side, Verdict } from '../../compat/verdict.js';
import type { Location } from '../../finding.js';
import { basename } from '../../path.js';
import { clipped, code, plain, prose, table } from '../markdown.js';
import type { Places } from './gate.js';
import type { Links } from './links.js';

/** What a table of findings needs to know besides them. */
export interface Setting {
  readonly verdict: Verdict;
  readonly noun: string;
  readonly places: Places | undefined;
  readonly links: Links;
}

/** What one text may have in a cell. */
const longest = 500;

/** Changes with their place, and whom they break. */
export function changesTable(findings: readonly CompatFinding[], setting: Setting): string {
  const rows = findings.map((finding) => [
    [changeText(finding, setting.verdict), idLink(finding, setting)].join('<br>'),
    sides[finding.side],
    where(finding, setting),
    whom(finding),
  ]);
  const noun = plain(setting.noun);
  return table(['Change', `${noun[0]?.toUpperCase()}${noun.slice(1)}s`, 'Where', 'Breaks'], rows);
}

const sides: Readonly<Record<Side, string>> = {
  import: 'import it',
  export: 'export it',
  both: 'do both',
  unknown: 'in no world',
};

/** The items of a package are called without its name and version. */
export function changeText({ message }: { readonly message: string }, { package: name }: Verdict): string {
  const own = message.replaceAll(`\`${name}/`, '`').replace(/(?<=`[^`@/]*)@[^`#]*(?=#|`)/g, '');
  return prose(clipped(own, longest));
}

function idLink({ id }: CompatFinding, { places, links }: Setting): string {
  return places ? links.to(id, `${places.docs}/${id}.md`, 'e') : code(id);
}

function where({ location, baseline }: CompatFinding, setting: Setting): string {
  const now = location && placeLink(location, setting, 'c');
  const isSame = location && baseline?.file.endsWith(`:${location.file}`);
  const was =
    baseline?.line !== undefined && placeLink(baseline, setting, 'b', isSame ? `:${baseline.line}` : undefined);
  return [now, was && `was ${was}`].filter(Boolean).join('<br>');
}

/** A link to a place, if its file has an address; `label` is what it is called. */
export function placeLink(location: Location, { places, links }: Setting, kind: string, label?: string): string {
  const { file, line } = location;
  const name = label ?? `${basename(file)}${line === undefined ? '' : `:${line}`}`;
  const address = places?.files.get(file);
  if (address === undefined) return label ?? code([file, line].filter((part) => part !== undefined).join(':'));
  return links.to(plain(name), `${address}${lines(location)}`, kind);
}

function lines({ line, endLine }: Location): string {
  if (line === undefined) return '';
  return endLine === undefined || endLine === line ? `#L${line}` : `#L${line}-L${endLine}`;
}

/** Whom a change breaks, in the words of the JSON. */
export function whom({ breaks, when }: Pick<CompatFinding, 'breaks' | 'when'>): string {
  if (breaks.length === 0) return 'nobody';
  return `${breaks.map((party) => party.replace('-', ' ')).join(' and ')}${when ? `, when ${when}` : ''}`;
}
