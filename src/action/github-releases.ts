import type { Asset } from '../release/assets.js';
import type { Due } from '../release/due.js';
import type { Host } from '../release/make.js';
import type { Repository } from './repository.js';

/** A release as GitHub has it. */
interface Kept {
  readonly id: number;
  readonly html_url: string;
  /** Where files go, as a template (RFC 6570). */
  readonly upload_url: string;
  readonly draft: boolean;
  readonly assets: readonly KeptAsset[];
}

interface KeptAsset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: string;
  /** `sha256:…`; not every server tells it. */
  readonly digest?: string | null;
}

/** Releases of GitHub. A release is a draft until all its files are there; publishing it makes the tag. */
export const githubReleases = (repository: Repository): Host => ({
  async show(due, commit, assets) {
    const { owner, repo, octokit, ask } = repository;
    const release = (await found(due, repository)) ?? (await draft(due, commit, repository));
    for (const asset of assets) await put(asset, release, repository);
    if (!release.draft) return { tag: due.tag, url: release.html_url };
    const { html_url: url } = await ask(`the release ${due.tag} be published`, () =>
      octokit.rest.repos.updateRelease({ owner, repo, release_id: release.id, draft: false }),
    );
    return { tag: due.tag, url };
  },
});

/** A release of this tag, or the draft that an earlier call has left. */
async function found({ tag }: Due, { owner, repo, octokit, ask, find }: Repository): Promise<Kept | undefined> {
  const published = await find('releases be read', () => octokit.rest.repos.getReleaseByTag({ owner, repo, tag }));
  if (published) return published;
  const listed = await ask('releases be read', async () => ({
    data: await octokit.paginate(octokit.rest.repos.listReleases, { owner, repo, per_page: 100 }),
  }));
  return listed.find(({ draft, tag_name }) => draft && tag_name === tag);
}

function draft({ tag, notes, version }: Due, commit: string, { owner, repo, octokit, ask }: Repository): Promise<Kept> {
  return ask(`the release ${tag} be made`, () =>
    octokit.rest.repos.createRelease({
      owner,
      repo,
      tag_name: tag,
      target_commitish: commit,
      name: tag,
      body: notes,
      draft: true,
      prerelease: version.includes('-'),
    }),
  );
}

/** Uploads a file, unless it is there; what is there only in part, or is another, makes room. */
async function put({ name, content }: Asset, release: Kept, { owner, repo, octokit, ask }: Repository): Promise<void> {
  const there = release.assets.find((asset) => asset.name === name);
  if (there && isSame(there, content)) return;
  if (there)
    await ask(`the file ${name} be replaced`, () =>
      octokit.rest.repos.deleteReleaseAsset({ owner, repo, asset_id: there.id }).then(() => ({ data: undefined })),
    );
  const data = await content.read();
  await ask(`the file ${name} be uploaded`, () =>
    octokit.request(`POST ${release.upload_url}`, {
      name,
      data,
      headers: { 'content-type': 'application/octet-stream', 'content-length': data.length },
    }),
  );
}

const isSame = ({ state, size, digest }: KeptAsset, content: Asset['content']): boolean =>
  state === 'uploaded' && size === content.size && (!digest || digest === `sha256:${content.digest}`);
