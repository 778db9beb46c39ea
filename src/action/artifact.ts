import { error, type Finding } from '../finding.js';
import { dirname, join } from '../path.js';
import type { Files } from '../platform/platform.js';

/** An artifact of the workflow run. */
export interface Uploaded {
  readonly id: string;
  readonly url: string;
}

/** What came of an upload: the artifact, or why there is none. */
export interface Uploading {
  readonly artifact?: Uploaded;
  readonly finding?: Finding;
}

/**
 * Uploads folders as one artifact of the workflow run: what lies in the only one, or several by their
 * paths below the folder that they share.
 */
export async function upload(name: string, folders: readonly string[], files: Files): Promise<Uploading> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const roots = folders.map((folder) => files.absolute(folder));
  const lists = await Promise.all(roots.map(async (root) => (await files.list(root)).map((file) => join(root, file))));
  try {
    const { id } = await new DefaultArtifactClient().uploadArtifact(name, lists.flat(), sharedFolder(roots));
    return { artifact: { id: String(id ?? ''), url: id === undefined ? '' : addressOf(id) } };
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    const what = `the results could not be uploaded as artifact \`${name}\`: ${message.split('\n')[0]}`;
    const help = 'the results are in the output folder; `upload: false` leaves them there';
    return { finding: error('upload-failed', what, { help }) };
  }
}

/** The deepest folder that holds all of them. */
function sharedFolder([first = '.', ...others]: readonly string[]): string {
  return others.reduce((shared, folder) => {
    let above = shared;
    while (!`${folder}/`.startsWith(`${above}/`)) above = dirname(above);
    return above;
  }, first);
}

/** The address under which GitHub shows an artifact. */
function addressOf(id: number): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${id}`;
}
