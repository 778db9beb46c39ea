import { error, type Finding, note } from '../finding.js';
import { reproducedText } from '../reporters/reproduced.js';
import { buildTwice, type Reproduced } from '../reproduce/twice.js';
import { inTurn } from '../turn.js';
import { openWorkspace, selectFrom } from '../workspace.js';
import type { Command } from './command.js';

/** Builds each component, or those that are named, twice, in two folders, and says by how much the results differ and why. */
export const reproduce: Command = async (asked, { core, ...setting }) => {
  const { subject = '.', offline = false, locked = false, only } = asked;
  const surroundings = { ...setting, core: await core(), offline, locked };
  const workspace = await openWorkspace([subject], surroundings);
  const projects = only ? selectFrom(workspace, only) : workspace.projects;
  const components: Reproduced[] = [];
  const found: Finding[] = [...workspace.findings];
  for (const project of projects) {
    const twice = await inTurn(project.root, surroundings, () => buildTwice(project, surroundings));
    components.push(...twice.components);
    found.push(...twice.findings, ...twice.components.flatMap(findingOf));
  }
  return { text: reproducedText(components), document: { components }, findings: found, isClosing: true };
};

/** A language that cannot do it today says why; from any other it is asked. */
function findingOf({ name, component, debug, because }: Reproduced): Finding[] {
  const unexplained = [
    ...(component.length > 0 && because?.component === undefined ? ['component'] : []),
    ...(debug.length > 0 && because?.debug === undefined && because?.component === undefined ? ['debug file'] : []),
  ];
  if (unexplained.length > 0) {
    return [
      error('not-reproducible', `two builds of \`${name}\` differ in its ${unexplained.join(' and its ')}`, {
        component: name,
        help: 'look for the time, random numbers and absolute paths in what the sources or their build scripts generate',
      }),
    ];
  }
  if (component.length === 0) return [];
  return [note('not-reproducible', `two builds of \`${name}\` differ: ${because?.component}`, { component: name })];
}
