import type { Core } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { readSections } from '../core/sections.js';
import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import { readBinary } from '../project/binary.js';
import { capabilityOf } from '../project/capabilities.js';
import { loadProject } from '../project/load.js';
import { surfaceOf } from '../project/world.js';
import { sha256 } from '../report.js';
import { type Inspected, inspectedText, projectJson, projectText } from '../reporters/inspected.js';
import type { Command, Setting, Told } from './command.js';

/** Shows what a component is, from its binary alone; or what a project has, without building it. */
export const inspect: Command = async ({ subject = '.' }, setting) => {
  const path = join(subject);
  const isFile = (await setting.platform.files.kind(path)) === 'file' && !path.endsWith('.toml');
  return isFile ? inspectFile(path, setting) : inspectProject(path, setting);
};

async function inspectFile(path: string, setting: Setting): Promise<Told> {
  if (path.endsWith('.wit')) {
    throw new Stop(error('usage', `\`${path}\` is no component`, { help: `\`wasmwright check ${path}\` checks WIT` }));
  }
  const core = await setting.core();
  const bytes = await readBinary(path, { platform: setting.platform, core });
  const inspected = reporting({ location: { file: path } }, () => describe(path, bytes, core));
  return { text: inspectedText(inspected), document: { component: inspected }, findings: [] };
}

/** Throws what the core finds wrong. */
function describe(path: string, bytes: Uint8Array, core: Core): Inspected {
  core.components.validate(bytes);
  const { imports, exports } = surfaceOf(bytes, core);
  const { sections, producers } = readSections(bytes);
  return {
    path,
    digest: `sha256:${sha256(bytes)}`,
    size: bytes.length,
    imports: imports.map((name) => ({ name, ...capabilityOf(name) })),
    exports,
    sections,
    producers,
    wit: core.wit.print(bytes),
  };
}

async function inspectProject(path: string, { platform, core }: Setting): Promise<Told> {
  const { project, findings } = await loadProject(path, { platform, core: await core() });
  return { text: projectText(project), document: { project: projectJson(project) }, findings };
}
