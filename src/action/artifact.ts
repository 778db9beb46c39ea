import { error, type Finding } from '../finding.js';
import { dirname, join } from '../path.js';
import type { Files } from '../platform/platform.js';

/** What an artifact of the workflow run is made of. */
export interface Content {
  readonly name: string;
  /** What lies in the only one, or several by their paths below the folder that they share. */
  readonly folders: readonly string[];
  /** As long as the repository says, if there is none. */
  readonly retentionDays?: number;
}

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

/** Uploads folders as one artifact of the workflow run. */
export async function upload({ name, folders, retentionDays }: Content, files: Files): Promise<Uploading> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const roots = folders.map((folder) => files.absolute(folder));
  const lists = await Promise.all(roots.map(async (root) => (await files.list(root)).map((file) => join(root, file))));
  try {
    const { id } = await new DefaultArtifactClient().uploadArtifact(
      name,
      lists.flat(),
      sharedFolder(roots),
      retentionDays === undefined ? {} : { retentionDays },
    );
    return { artifact: { id: String(id ?? ''), url: id === undefined ? '' : addressOf(id) } };
  } catch (failure) {
    const [message = ''] = (failure instanceof Error ? failure.message : String(failure)).split('\n');
    const what = `the results could not be uploaded as artifact \`${name}\`: ${message}`;
    return {
      finding: error('upload-failed', what, {
        notes: [`the results are in ${folders.map((folder) => `\`${folder}\``).join(', ')}`],
        help: helpFor(message),
      }),
    };
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

/** The toolkit has an error's status in its words only. */
function helpFor(message: string): string {
  if (/quota/.test(message)) return 'delete old artifacts, or keep them for less time with `retention-days`';
  if (/\(409\)/.test(message)) {
    return 'the run has an artifact of this name: give each job its own with `artifact-name`';
  }
  if (/\(40[13]\)/.test(message)) {
    return 'the token that the runner has for artifacts was refused: run the job again; no `permissions:` change that';
  }
  return '`upload: false` leaves the results there';
}

/** The address under which GitHub shows an artifact. */
function addressOf(id: number): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = process.env;
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}/artifacts/${id}`;
}
