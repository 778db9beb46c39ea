import { type Core, CoreProblem } from '../core/index.js';
import { reporting } from '../core/problems.js';
import { type Producer, readSections, type Section } from '../core/sections.js';
import { type Binaries, isOf } from '../debugging/symbolize.js';
import { error, Stop } from '../finding.js';
import { insideOf, type Whose } from '../inside.js';
import { languages } from '../languages/index.js';
import type { Language } from '../languages/language.js';

import { debugName, join } from '../path.js';
import { readBinary } from '../project/binary.js';
import { capabilityOf } from '../project/capabilities.js';
import { loadProject } from '../project/load.js';
import { madeIn } from '../project/made-in.js';
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
  const beside = debugName(path);
  const debug =
    (await setting.platform.files.kind(beside)) === 'file' ? await setting.platform.files.read(beside) : bytes;
  const inspected = reporting({ location: { file: path } }, () => describe(path, { component: bytes, debug }, core));
  return { text: inspectedText(inspected), document: { component: inspected }, findings: [] };
}

/** Throws what the core finds wrong. */
function describe(path: string, { component: bytes, debug }: Binaries, core: Core): Inspected {
  core.components.validate(bytes);
  const { imports, exports } = surfaceOf(bytes, core);
  const { sections, producers } = readSections(bytes);
  const names = isDebugFile({ component: bytes, debug }, core) ? { debug } : {};
  return {
    path,
    digest: `sha256:${sha256(bytes)}`,
    size: bytes.length,
    imports: imports.map((name) => ({ name, ...capabilityOf(name) })),
    exports,
    sections,
    inside: insideOf(bytes, { ...whoseOf(sections, producers), ...names }, core),
    producers,
    wit: core.wit.print(bytes),
  };
}

/** What lies beside a component may be anything. */
function isDebugFile(binaries: Binaries, core: Core): boolean {
  try {
    return isOf(binaries, core);
  } catch (failure) {
    if (failure instanceof CoreProblem) return false;
    throw failure;
  }
}

/** The code of a composition is of several languages. */
function whoseOf(sections: readonly Section[], producers: readonly Producer[]): { whose?: Whose } {
  const isComposition = sections.some(({ kind, sections: inner = [] }) => kind === 'component' && holdsCode(inner));
  const language = isComposition ? undefined : madeIn(producers);
  const whose = language && (languages[language] as Language).whose;
  return whose ? { whose } : {};
}

const holdsCode = (sections: readonly Section[]): boolean =>
  sections.some(({ kind, sections: inner = [] }) => kind === 'core module' || holdsCode(inner));

async function inspectProject(path: string, { platform, core }: Setting): Promise<Told> {
  const { project, findings } = await loadProject(path, { platform, core: await core() });
  return { text: projectText(project), document: { project: projectJson(project) }, findings };
}
