import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser';
import type { Listed, Listing } from '../../origin/listed.js';

/** What pip is asked for: by the first of these files, as a build has it. */
export const requirementsListed: Listing = {
  files: ['requirements.lock', 'requirements.txt', 'pyproject.toml'],
  read(texts) {
    const list = texts.get('requirements.lock') ?? texts.get('requirements.txt');
    if (list !== undefined) return list.split('\n').flatMap(requirementIn);
    return declared(texts.get('pyproject.toml')).flatMap(requirementIn);
  },
};

/** `name[extra]==1.2.3 ; marker`; names are compared as PyPI does (PEP 503). */
function requirementIn(line: string): Listed[] {
  const [, name, version] = /^\s*([A-Za-z0-9][\w.-]*)(?:\s*\[[^\]]*\])?\s*(?:===?\s*([^\s;,#\\]+))?/.exec(line) ?? [];
  if (name === undefined) return [];
  return [
    {
      name: name.toLowerCase().replace(/[-_.]+/g, '-'),
      ...(version !== undefined && { version }),
      isDirect: true,
    },
  ];
}

function declared(text = ''): readonly string[] {
  try {
    const { project } = getStaticTOMLValue(parseTOML(text)) as { project?: { dependencies?: unknown } };
    const listed = Array.isArray(project?.dependencies) ? project.dependencies : [];
    return listed.filter((item): item is string => typeof item === 'string');
  } catch {
    return [];
  }
}
