import { error, type Finding } from '../finding.js';
import { join } from '../path.js';
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

/** Uploads a folder as an artifact of the workflow run. */
export async function upload(name: string, folder: string, files: Files): Promise<Uploading> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const root = files.absolute(folder);
  const names = await files.list(folder);
  try {
    const { id } = await new DefaultArtifactClient().uploadArtifact(
      name,
      names.map((file) => join(root, file)),
      root,
    );
    return { artifact: { id: String(id ?? ''), url: id === undefined ? '' : addressOf(id) } };
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : String(failure);
    const what = `the results could not be uploaded as artifact \`${name}\`: ${message.split('\n')[0]}`;
    const help = 'the results are in the output folder; `upload: false` leaves them there';
    return { finding: error('upload-failed', what, { help }) };
  }
}

/** The address under which GitHub shows an artifact. */
function addressOf(id: number): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${id}`;
}
