import { createHash } from 'node:crypto';

/** What the hidden first line of a comment says: whose it is, and what was found when it was written. */
export interface Mark {
  /** Of which workflow, job, cell of its matrix and folder: `ci.yml:components`. */
  readonly owner: string;
  /** The keys of what made the gate fail, or would have if nobody had accepted it. None: there were too many. */
  readonly found?: readonly string[];
  /** The event that set the accepting label, and the keys that it accepted. */
  readonly label?: string;
  readonly accepted?: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whose comment it is: a job has one, each cell of a matrix its own. */
export function ownerIn(env: Environment, matrix: string, folder: string): string {
  const file = /\/([^/@]+)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '')?.[1] ?? env['GITHUB_WORKFLOW'] ?? '';
  const cell = ['', 'null', '{}'].includes(matrix.trim()) ? [] : [digestOf(matrix)];
  const parts = [file, env['GITHUB_JOB'] ?? '', ...cell, ...(folder === '.' ? [] : [folder])];
  return parts.map(encodeURIComponent).join(':');
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Above so many, a comment has no room to remember them. */
const most = 500;
const tooMany = '*';

/** How each comment of an owner begins. */
export const markStart = (owner: string): string => `<!-- wasmwright ${owner} `;

export function markText({ owner, found = [tooMany], label, accepted }: Mark): string {
  const list = (keys: readonly string[]) => keys.toSorted().join('.');
  const more = [
    ...(found.length > 0 ? [`found=${found.length <= most ? list(found) : tooMany}`] : []),
    ...(label === undefined ? [] : [`label=${label}`, `accepted=${list(accepted ?? [])}`]),
  ];
  return `${markStart(owner)}${more.map((item) => `${item} `).join('')}-->`;
}

/** Reads the mark of a comment; others may have edited it, so whatever makes no sense is nothing. */
export function readMark(body: string): Mark | undefined {
  const [, owner, rest = ''] = /^<!-- wasmwright (\S+) ((?:\w+=\S* )*)-->/.exec(body) ?? [];
  if (owner === undefined) return undefined;
  const values = new Map([...rest.matchAll(/(\w+)=(\S*)/g)].map(([, key = '', value = '']) => [key, value]));
  const list = (key: string) => (values.get(key) ?? '').split('.').filter(Boolean);
  const label = values.get('label');
  const found = values.get('found') === tooMany ? {} : { found: list('found') };
  return { owner, ...found, ...(label !== undefined && { label, accepted: list('accepted') }) };
}
