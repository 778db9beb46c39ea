import { getBooleanInput, getInput } from '@actions/core';
import { error, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import { isAbsolute, join } from '../path.js';
import type { Asked } from '../publish/publish.js';
import { type CommandName, commands, type Request } from '../request.js';
import type { CommentMode } from './comment.js';
import { type CacheMode, type Defaults, occasionOf, occasions } from './defaults.js';

/** The inputs of the step, as action.yml describes them; what they leave open is decided by the event. */
export interface Inputs {
  readonly command: CommandName | 'setup' | 'compat' | 'publish' | 'release';
  /** The folder of the project. */
  readonly folder: string;
  readonly request: Omit<Request, 'command'>;
  /** What `command: publish` is asked for. */
  readonly publish: Asked;
  /** Whether what is built is shared with the other jobs of the workflow run. */
  readonly share: boolean;
  readonly upload: boolean;
  readonly artifactName: string;
  /** As long as the repository says, if there is none. */
  readonly retentionDays?: number;
  readonly cache: CacheMode;
  readonly allowPullRequestTarget: boolean;
  /** What interfaces are compared with; none: the commit at which the work has left the branch that it goes to. */
  readonly against?: string;
  readonly comment: CommentMode;
  /** The label that accepts breaks; nothing, if none does. */
  readonly acceptLabel: string;
  readonly token: string;
  /** The cell of the job's matrix, as JSON. */
  readonly matrix: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the inputs of the step. Stops at the first that makes no sense. */
export function readInputs(env: Environment): Inputs {
  const defaults: Defaults = occasions[occasionOf(env)];
  const days = daysInput() ?? shortest(defaults.retentionDays, env['GITHUB_RETENTION_DAYS']);
  const against = getInput('against');
  return {
    command: commandInput(),
    folder: folderInput(),
    request: requestInput(),
    publish: publishInput(),
    share: flag('share'),
    upload: flag('upload'),
    artifactName: getInput('artifact-name'),
    ...(days !== undefined && { retentionDays: days }),
    cache: cacheInput() ?? defaults.cache,
    allowPullRequestTarget: flag('allow-pull-request-target'),
    ...(against !== '' && { against }),
    comment: commentInput(),
    acceptLabel: getInput('accept-label'),
    token: getInput('token'),
    matrix: getInput('matrix'),
  };
}

function requestInput(): Inputs['request'] {
  const folder = folderInput();
  const manifest = getInput('manifest');
  const [out, world, since] = [getInput('out'), getInput('world'), getInput('since')];
  const [components, hosts] = [namesIn(getInput('components')), namesIn(getInput('hosts'))];
  return {
    paths: [join(folder, manifest)],
    ...(components.length > 0 && { components }),
    ...(hosts.length > 0 && { hosts }),
    ...(out !== '' && { out: join(folder, out) }),
    ...(world !== '' && { world }),
    ...(since !== '' && { since }),
    ...(flag('exactly') && { exactly: true }),
    ...(!flag('smoke') && { smoke: false }),
    ...(flag('force') && { force: true }),
    ...(flag('explain') && { explain: true }),
    ...(flag('offline') && { offline: true }),
    ...(flag('locked') && { locked: true }),
  };
}

const namesIn = (input: string) =>
  input
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

function publishInput(): Asked {
  const [registry, tag] = [getInput('registry'), getInput('tag')];
  return {
    dryRun: flag('dry-run'),
    insecure: flag('insecure'),
    smoke: flag('smoke'),
    ...(registry !== '' && { registry }),
    ...(tag !== '' && { tag }),
  };
}

const folderInput = () => insideWorkspace(getInput('working-directory') || '.');

function insideWorkspace(folder: string): string {
  const joined = join('.', folder);
  if (!isAbsolute(folder) && joined !== '..' && !joined.startsWith('../')) return joined;
  throw new Stop(error('usage', `input \`working-directory\`: \`${folder}\` leads out of the workspace`));
}

function commandInput(): Inputs['command'] {
  const command = getInput('command');
  const known = [...Object.keys(commands), 'compat', 'publish', 'release', 'setup'];
  if (known.includes(command)) return command as Inputs['command'];
  throw new Stop(
    error('usage', `input \`command\`: there is no command \`${command}\``, {
      help: nearest(command, known) ?? `the commands are: ${known.join(', ')}`,
    }),
  );
}

/** None, if the event decides. */
function cacheInput(): CacheMode | undefined {
  const modes: Readonly<Record<string, CacheMode>> = { true: 'save', restore: 'restore', false: 'off' };
  const asked = getInput('cache') || 'auto';
  if (asked === 'auto') return undefined;
  const mode = Object.hasOwn(modes, asked) ? modes[asked] : undefined;
  if (mode !== undefined) return mode;
  throw new Stop(
    error('usage', `input \`cache\` must be \`auto\`, \`true\`, \`restore\` or \`false\`, not \`${asked}\``),
  );
}

const commentModes: readonly CommentMode[] = ['always', 'changes', 'failures', 'never'];

function commentInput(): CommentMode {
  const asked = getInput('comment') || 'changes';
  const mode = commentModes.find((mode) => mode === asked);
  if (mode) return mode;
  throw new Stop(
    error('usage', `input \`comment\` must be \`always\`, \`changes\`, \`failures\` or \`never\`, not \`${asked}\``),
  );
}

function daysInput(): number | undefined {
  const asked = getInput('retention-days');
  if (asked === '') return undefined;
  if (/^[1-9]\d{0,3}$/.test(asked)) return Number(asked);
  throw new Stop(error('usage', `input \`retention-days\` must be a number of days, from 1, not \`${asked}\``));
}

/** Where the repository keeps nothing for so long, its own time is taken. */
function shortest(days: number | undefined, most: string | undefined): number | undefined {
  return days === undefined ? undefined : Math.min(days, Number(most) || days);
}

function flag(name: string): boolean {
  try {
    return getBooleanInput(name);
  } catch {
    throw new Stop(error('usage', `input \`${name}\` must be \`true\` or \`false\`, not \`${getInput(name)}\``));
  }
}
