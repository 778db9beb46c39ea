import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser';
import { dirname, join } from '../../path.js';
import type { Command } from '../../platform/platform.js';
import type { BuildInput, Folder } from '../language.js';

/** What pip is asked for: the file that lists it, or what pyproject.toml says. None where nothing is needed. */
export async function dependenciesOf(here: Folder): Promise<readonly string[] | undefined> {
  for (const file of ['requirements.lock', 'requirements.txt'])
    if (await here.has(file)) return ['--requirement', file];
  if (!(await here.has('pyproject.toml'))) return undefined;
  const asked = declared(await here.read('pyproject.toml'));
  return asked.length > 0 ? asked : undefined;
}

/** https://packaging.python.org/en/latest/specifications/pyproject-toml/#dependencies-optional-dependencies */
function declared(text: string): readonly string[] {
  try {
    const { project } = getStaticTOMLValue(parseTOML(text)) as { project?: { dependencies?: unknown } };
    const listed = Array.isArray(project?.dependencies) ? project.dependencies : [];
    // What begins with a dash would be an option of pip, and no dependency.
    return listed.filter((item): item is string => typeof item === 'string' && /^\s*[A-Za-z0-9]/.test(item));
  } catch (failure) {
    if (failure instanceof ParseError) return [];
    throw failure;
  }
}

/** What a list of requirements names outside of its folder: other lists, and packages by their paths. */
export async function requirementsBeside(here: Folder): Promise<readonly string[]> {
  const asked = (await dependenciesOf(here)) ?? [];
  const lists = new Set(asked.filter((word) => word !== '--requirement'));
  const found = new Set<string>();
  for (const list of lists) {
    const text = await here.read(list).catch(() => '');
    for (const [, option, path = ''] of text.matchAll(
      /^[ \t]*(-r|--requirement|-c|--constraint|-e|--editable)?[ =]*([^\s#]+)/gm,
    )) {
      const place = join(dirname(list), path);
      if (option !== undefined && /^-(r|c|-r|-c)/.test(option)) lists.add(place);
      if (/^\.{1,2}(\/|$)/.test(path) || (option !== undefined && place.startsWith('../'))) found.add(place);
    }
  }
  return [...found];
}

/** Installs into a folder of the component's own, so that nothing of the machine gets into it. */
export function pip({ python, folder, isOffline }: BuildInput, asked: readonly string[], into: string): Command {
  return {
    program: python,
    args: [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-compile',
      '--target',
      into,
      ...asked,
    ],
    cwd: folder,
    env: { PIP_ROOT_USER_ACTION: 'ignore', PIP_NO_INPUT: '1', ...(isOffline && { PIP_NO_INDEX: '1' }) },
  };
}
