import { createHash } from 'node:crypto';
import type { Route } from './github-api.js';
import { type Answer, json } from './http.js';

/** A release, as GitHub's API tells of it. */
export interface Release {
  readonly id: number;
  readonly tag_name: string;
  readonly target_commitish: string;
  readonly body: string;
  draft: boolean;
  readonly html_url: string;
  readonly upload_url: string;
  readonly assets: Asset[];
}

export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly state: 'uploaded';
  readonly content: Buffer;
}

export interface Pull {
  readonly number: number;
  readonly html_url: string;
  readonly head: string;
  readonly base: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
}

interface Commit {
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
}

/** What a repository has of releases: branches that were written by the API, pull requests, releases with their files. */
export interface ReleaseState {
  readonly releases: Release[];
  readonly pulls: Pull[];
  /** `heads/topic` and the commit that it stands for. */
  readonly refs: Map<string, string>;
  readonly commits: Map<string, Commit>;
  /** The files of a branch that are other than its base has them. */
  filesOf(branch: string): Readonly<Record<string, string>>;
}

export function releaseState(): ReleaseState & { readonly trees: Map<string, Record<string, string>> } {
  const refs = new Map<string, string>();
  const commits = new Map<string, Commit>();
  const trees = new Map<string, Record<string, string>>();
  return {
    releases: [],
    pulls: [],
    refs,
    commits,
    trees,
    filesOf: (branch) => trees.get(commits.get(refs.get(`heads/${branch}`) ?? '')?.tree ?? '') ?? {},
  };
}

const hash = (what: unknown) => createHash('sha1').update(JSON.stringify(what)).digest('hex');
const missing = () => json({ message: 'Not Found' }, 404);

/** The part of the API that pull requests and releases are made with. `origin`: where it is served. */
export function releaseRoutes(state: ReturnType<typeof releaseState>, origin: () => string): Route[] {
  return [...gitRoutes(state), ...pullRoutes(state), ...releasesRoutes(state, origin)];
}

function gitRoutes({ refs, commits, trees }: ReturnType<typeof releaseState>): Route[] {
  const at = '^/repos/[^/]+/[^/]+/git';
  const commit = (sha: string) => commits.get(sha) ?? { message: '', tree: hash(['tree of', sha]), parents: [] };
  return [
    {
      method: 'GET',
      path: new RegExp(`${at}/commits/(?<sha>[0-9a-f]{40})$`),
      needs: 'contents=read',
      answer({ sha = '' }) {
        const { message, tree, parents } = commit(sha);
        return json({ sha, message, tree: { sha: tree }, parents: parents.map((sha) => ({ sha })) });
      },
    },
    {
      method: 'POST',
      path: new RegExp(`${at}/trees$`),
      needs: 'contents=write',
      answer(_, body) {
        const files = body['tree'] as readonly { path: string; content: string }[];
        const sha = hash(body);
        trees.set(sha, Object.fromEntries(files.map(({ path, content }) => [path, content])));
        return json({ sha }, 201);
      },
    },
    {
      method: 'POST',
      path: new RegExp(`${at}/commits$`),
      needs: 'contents=write',
      answer(_, body) {
        const sha = hash([body, commits.size]);
        commits.set(sha, body as unknown as Commit);
        return json({ sha }, 201);
      },
    },
    {
      method: 'GET',
      path: new RegExp(`${at}/ref/(?<ref>.+)$`),
      needs: 'contents=read',
      answer({ ref = '' }) {
        const sha = refs.get(decodeURIComponent(ref));
        return sha === undefined ? missing() : json({ ref, object: { sha, type: 'commit' } });
      },
    },
    {
      method: 'POST',
      path: new RegExp(`${at}/refs$`),
      needs: 'contents=write',
      answer(_, body) {
        const ref = String(body['ref']).replace(/^refs\//, '');
        if (refs.has(ref)) return json({ message: 'Reference already exists' }, 422);
        refs.set(ref, String(body['sha']));
        return json({ ref }, 201);
      },
    },
    {
      method: 'PATCH',
      path: new RegExp(`${at}/refs/(?<ref>.+)$`),
      needs: 'contents=write',
      answer({ ref = '' }, body) {
        refs.set(decodeURIComponent(ref), String(body['sha']));
        return json({ ref });
      },
    },
  ];
}

function pullRoutes({ pulls }: ReleaseState): Route[] {
  const at = '^/repos/(?<owner>[^/]+)/[^/]+/pulls';
  return [
    {
      method: 'GET',
      path: new RegExp(`${at}$`),
      needs: 'pull_requests=read',
      answer({ owner }, _, url) {
        const [head, base] = [url.searchParams.get('head'), url.searchParams.get('base')];
        return json(
          pulls.filter((pull) => pull.state === 'open' && `${owner}:${pull.head}` === head && pull.base === base),
        );
      },
    },
    {
      method: 'POST',
      path: new RegExp(`${at}$`),
      needs: 'pull_requests=write',
      answer(_, body) {
        const number = 10 + pulls.length;
        const html_url = `https://github.com/acme/demo/pull/${number}`;
        const pull: Pull = { ...(body as unknown as Pull), number, html_url, state: 'open' };
        pulls.push(pull);
        return json(pull, 201);
      },
    },
    {
      method: 'PATCH',
      path: new RegExp(`${at}/(?<number>\\d+)$`),
      needs: 'pull_requests=write',
      answer({ number }, body) {
        const pull = pulls.find((one) => one.number === Number(number));
        return pull ? json(Object.assign(pull, body)) : missing();
      },
    },
  ];
}

function releasesRoutes({ releases }: ReleaseState, origin: () => string): Route[] {
  const at = '^/repos/[^/]+/[^/]+/releases';
  const shown = ({ assets, ...release }: Release) => ({
    ...release,
    assets: assets.map(({ content: _, ...asset }) => asset),
  });
  let last = 0;
  return [
    {
      method: 'GET',
      path: new RegExp(`${at}/tags/(?<tag>[^/]+)$`),
      needs: 'contents=read',
      answer({ tag }) {
        const found = releases.find(({ tag_name, draft }) => tag_name === tag && !draft);
        return found ? json(shown(found)) : missing();
      },
    },
    { method: 'GET', path: new RegExp(`${at}$`), needs: 'contents=read', answer: () => json(releases.map(shown)) },
    {
      method: 'POST',
      path: new RegExp(`${at}$`),
      needs: 'contents=write',
      answer(_, body) {
        const id = ++last;
        const release = {
          ...(body as unknown as Release),
          id,
          html_url: `https://github.com/acme/demo/releases/${id}`,
          upload_url: `${origin()}/repos/acme/demo/releases/${id}/assets{?name,label}`,
          assets: [],
        };
        releases.push(release);
        return json(shown(release), 201);
      },
    },
    {
      method: 'PATCH',
      path: new RegExp(`${at}/(?<id>\\d+)$`),
      needs: 'contents=write',
      answer({ id }, body) {
        const release = releases.find((one) => one.id === Number(id));
        return release ? json(shown(Object.assign(release, body))) : missing();
      },
    },
    {
      method: 'POST',
      path: new RegExp(`${at}/(?<id>\\d+)/assets$`),
      needs: 'contents=write',
      answer({ id }, _, url, content): Answer {
        const release = releases.find((one) => one.id === Number(id));
        const name = url.searchParams.get('name') ?? '';
        if (!release) return missing();
        if (release.assets.some((asset) => asset.name === name)) return json({ message: 'already_exists' }, 422);
        const asset: Asset = { id: ++last, name, size: content.length, state: 'uploaded', content };
        release.assets.push(asset);
        const { content: _content, ...told } = asset;
        return json(told, 201);
      },
    },
    {
      method: 'DELETE',
      path: new RegExp(`${at}/assets/(?<id>\\d+)$`),
      needs: 'contents=write',
      answer({ id }) {
        for (const { assets } of releases) {
          const at = assets.findIndex((asset) => asset.id === Number(id));
          if (at >= 0) assets.splice(at, 1);
        }
        return { status: 204 };
      },
    },
  ];
}
