import { getBooleanInput, getInput } from '@actions/core';
import { error, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import { isAbsolute, join } from '../path.js';
import { type CommandName, commands, type Request } from '../request.js';

/** The inputs of the step, as action.yml describes them. */
export interface Inputs {
  readonly request: Request;
  readonly upload: boolean;
  readonly artifactName: string;
  readonly cache: boolean;
  readonly allowPullRequestTarget: boolean;
}

/** Reads the inputs of the step. Stops at the first that makes no sense. */
export function readInputs(): Inputs {
  const folder = insideWorkspace(getInput('working-directory') || '.');
  const manifest = getInput('manifest');
  const [out, world] = [getInput('out'), getInput('world')];
  const components = getInput('components')
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
  return {
    request: {
      command: commandInput(),
      paths: [join(folder, manifest)],
      ...(components.length > 0 && { components }),
      ...(out !== '' && { out: join(folder, out) }),
      ...(world !== '' && { world }),
    },
    upload: flag('upload'),
    artifactName: getInput('artifact-name'),
    cache: flag('cache'),
    allowPullRequestTarget: flag('allow-pull-request-target'),
  };
}

function insideWorkspace(folder: string): string {
  const joined = join('.', folder);
  if (!isAbsolute(folder) && joined !== '..' && !joined.startsWith('../')) return joined;
  throw new Stop(error('usage', `input \`working-directory\`: \`${folder}\` leads out of the workspace`));
}

function commandInput(): CommandName {
  const command = getInput('command');
  if (command in commands) return command as CommandName;
  const known = Object.keys(commands);
  throw new Stop(
    error('usage', `input \`command\`: there is no command \`${command}\``, {
      help: nearest(command, known) ?? `the commands are: ${known.join(', ')}`,
    }),
  );
}

function flag(name: string): boolean {
  try {
    return getBooleanInput(name);
  } catch {
    throw new Stop(error('usage', `input \`${name}\` must be \`true\` or \`false\`, not \`${getInput(name)}\``));
  }
}
