import pLimit from 'p-limit';
import { join } from '../path.js';
import type { Files } from '../platform/platform.js';
import { sha256 } from '../report.js';
import type { Sharing } from '../store/share.js';

const prefix = 'wasmwright-shared-';

/** Downloads at a time: they wait for the network, and for nothing of this machine. */
const atOnce = 8;

/** How many days what is shared is kept: until all jobs of the run are over, those that are repeated as well. */
const retentionDays = 1;

/** What the jobs of a workflow run hand each other, as artifacts of the run. What does not work costs time and nothing else. */
export interface SharedArtifacts {
  readonly sharing: Sharing;
  /** Hands on what this job has built, if it has built anything. */
  give(components: readonly string[]): Promise<void>;
}

/** Takes what other jobs of the run have handed on. */
export async function sharedArtifacts(
  folder: string,
  files: Files,
  warn: (message: string) => void,
): Promise<SharedArtifacts> {
  const sharing: Sharing = { from: join(folder, 'taken'), to: join(folder, 'given') };
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  const attempt = (work: () => Promise<void>, what: string) =>
    work().catch((failure: unknown) => {
      const [why] = (failure instanceof Error ? failure.message : String(failure)).split('\n');
      warn(`what is shared between the jobs could not be ${what}: ${why}`);
    });
  await attempt(async () => {
    const { artifacts } = await client.listArtifacts({ latest: true });
    const limit = pLimit(atOnce);
    const ours = artifacts.filter(({ name }) => name.startsWith(prefix));
    await Promise.all(ours.map(({ id }) => limit(() => client.downloadArtifact(id, { path: sharing.from }))));
  }, 'taken');
  return {
    sharing,
    give: (components) =>
      attempt(async () => {
        const given = await files.find(sharing.to, ['**']);
        if (given.length === 0) return;
        const name = `${prefix}${sha256(components.join()).slice(0, 16)}`;
        // That of a job which is repeated takes the place of the one before.
        await client.deleteArtifact(name).catch(() => undefined);
        await client.uploadArtifact(
          name,
          given.map((path) => files.absolute(join(sharing.to, path))),
          files.absolute(sharing.to),
          { retentionDays },
        );
      }, 'handed on'),
  };
}
