import { error, type Finding, Stop } from '../finding.js';
import { nearest } from '../nearest.js';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { loadProject } from '../project/load.js';
import { manifestName } from '../project/manifest.js';
import { manifestText } from '../project/manifest-text.js';
import { proposedPolicy } from '../project/proposed.js';
import type { Command, Setting } from './command.js';

/** The language of a first component when none is asked for. */
const defaultLanguage = 'javascript';

/** Writes a manifest of what is found; in an empty folder, or with a language, a first component. Overwrites nothing. */
export const init: Command = async ({ subject = '.', language }, setting) => {
  const { files } = setting.platform;
  const root = join(subject);
  await mustBeFree([join(root, manifestName)], files);
  const isNew = language !== undefined || (await isEmpty(root, files));
  const { texts, findings } = isNew
    ? await template(language ?? defaultLanguage, root, files)
    : await found(root, setting);
  await mustBeFree(Object.keys(texts), files);
  for (const [path, text] of Object.entries(texts)) await files.write(path, text);
  const written = Object.keys(texts);
  return {
    text: [
      ...written.map((path) => `     Written  ${path}`),
      '',
      `Next: wasmwright ci${root === '.' ? '' : ` ${root}`}`,
    ].join('\n'),
    document: { written },
    findings,
  };
};

/** What is to be written, by path, and what is to be said about it. */
interface Draft {
  readonly texts: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

/** A fresh clone has its `.git`, and is empty all the same. */
async function isEmpty(root: string, files: Files): Promise<boolean> {
  const kind = await files.kind(root);
  if (kind === 'file') throw new Stop(error('usage', `\`${root}\` is no folder`));
  return kind === 'none' || (await files.list(root)).every((name) => name.startsWith('.'));
}

async function mustBeFree(paths: readonly string[], files: Files): Promise<void> {
  const kinds = await Promise.all(paths.map((path) => files.kind(path)));
  const taken = paths.filter((_, i) => kinds[i] !== 'none');
  if (taken.length === 0) return;
  const help = '`init` overwrites nothing: move it away, or choose another folder';
  throw new Stop(...taken.map((path) => error('file-exists', `\`${path}\` is there already`, { help })));
}

/** The files of a first component, as they lie in `templates/`. */
async function template(language: string, root: string, files: Files): Promise<Draft> {
  const known = await firstLanguages(files);
  if (!known.includes(language)) {
    const help = nearest(language, known) ?? `there are: ${known.join(', ')}`;
    throw new Stop(error('usage', `there is no first component in \`${language}\``, { help }));
  }
  const folder = join(files.asset('templates'), language);
  const names = await files.find(folder, ['**']);
  const texts = await Promise.all(
    names.map(async (name) => [join(root, name), await files.readText(join(folder, name))] as const),
  );
  return { texts: Object.fromEntries(texts), findings: [] };
}

/** The languages that there is a first component in: each is a folder of `templates/`. */
async function firstLanguages(files: Files): Promise<readonly string[]> {
  return files.list(files.asset('templates'));
}

/** A manifest of what lies in the folders. */
async function found(root: string, { platform, core }: Setting): Promise<Draft> {
  try {
    const reader = { platform, core: await core() };
    const { project, findings } = await loadProject(root, reader);
    const policy = await proposedPolicy(project, reader);
    return { texts: { [join(root, manifestName)]: manifestText(project, policy) }, findings };
  } catch (failure) {
    if (!(failure instanceof Stop)) throw failure;
    const languages = (await firstLanguages(platform.files)).join(', ').replace(/, (?=[^,]+$)/, ' or ');
    const help = `\`--language\` writes a first component: ${languages}`;
    throw new Stop(
      ...failure.findings.map((finding) => (finding.id === 'nothing-found' ? { ...finding, help } : finding)),
    );
  }
}
