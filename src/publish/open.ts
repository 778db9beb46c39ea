import { subjectsOf } from '../compat/subjects.js';
import type { Finding } from '../finding.js';
import type { Project } from '../model.js';
import { type Loaded, loadProject } from '../project/load.js';
import type { WitReader } from '../project/wit-package.js';
import { mustBeOneProject, openWorkspace } from '../workspace.js';

/** Opens the one project at a path, that is to be published: of WIT alone there is nothing to build, and it is one as well. */
export async function openToPublish(path: string, reader: WitReader): Promise<Loaded> {
  const { projects, findings } = await openWorkspace([path], reader);
  if (projects.length === 0 && findings.every(isOfBuilding))
    return (await ofWit(path, reader)) ?? none(projects, findings);
  return { project: mustBeOneProject(projects, findings), findings };
}

const isOfBuilding = ({ id, severity }: Finding) => id === 'nothing-found' || severity !== 'error';

const none = (projects: readonly Project[], findings: readonly Finding[]): Loaded => ({
  project: mustBeOneProject(projects, findings),
  findings,
});

async function ofWit(path: string, reader: WitReader): Promise<Loaded | undefined> {
  const loaded = await loadProject(path, reader, { mayBeEmpty: true });
  const hasWit = await subjectsOf(loaded.project.root, reader.platform.files).then(
    () => true,
    () => false,
  );
  return hasWit ? loaded : undefined;
}
