import { type Answer, type Asked, json, type Server, serve } from './http.js';
import { type ReleaseState, releaseRoutes, releaseState } from './release-api.js';

export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
  updated_at?: string;
}

/** What has happened to a pull request. */
export type TimelineItem = Readonly<Record<string, unknown>>;

/** A run of a workflow, as far as somebody looks. */
export interface WorkflowRun {
  readonly id: number;
  readonly head_sha: string;
  readonly event: string;
  readonly artifacts: readonly {
    readonly id: number;
    readonly name: string;
    readonly size_in_bytes: number;
    readonly expired: boolean;
    /** Where its bytes are. */
    readonly url: string;
  }[];
}

/** A bundle as the repository keeps it, and what it is about. */
export interface Attestation {
  readonly bundle: { readonly dsseEnvelope: { readonly payload: string } };
  readonly subjects: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
}

/** A request as it came, and the status that it was answered with. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

export interface GitHubApi extends Server {
  /** The token that the API takes. */
  readonly token: string;
  /** What the token may not do, such as `issues=write`. */
  readonly denied: Set<string>;
  readonly requests: readonly Request[];
  /** The comments of an issue or pull request; a test may add some. */
  comments(issue: number): Comment[];
  /** What has happened to an issue or pull request; a test writes it. */
  timeline(issue: number): TimelineItem[];
  /** The runs of workflows that there were, with what each has uploaded. */
  readonly runs: WorkflowRun[];
  /** Its releases, and what leads to them. */
  readonly released: ReleaseState;
  /** The attestations of the repository. */
  readonly attestations: Attestation[];
  /** What is answered to the next requests instead of what they ask for. */
  readonly troubles: Answer[];
}

/** A request that the API knows. */
export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** The permission, as GitHub names it in `X-Accepted-GitHub-Permissions`. */
  readonly needs: string;
  answer(params: Record<string, string>, body: Record<string, unknown>, url: URL, content: Buffer): Answer;
}

/** The parts of GitHub's REST API that the action uses, with their state. To add one, add a route. */
export async function startGitHubApi(): Promise<GitHubApi> {
  const token = 'ghs_the-token-of-the-local-api';
  const denied = new Set<string>();
  const requests: Request[] = [];
  const threads = new Map<number, Comment[]>();
  const comments = (issue: number) => {
    const thread = threads.get(issue) ?? [];
    threads.set(issue, thread);
    return thread;
  };
  const timelines = new Map<number, TimelineItem[]>();
  const timeline = (issue: number) => {
    const items = timelines.get(issue) ?? [];
    timelines.set(issue, items);
    return items;
  };
  const runs: WorkflowRun[] = [];
  const attestations: Attestation[] = [];
  const troubles: Answer[] = [];
  const released = releaseState();
  let origin = '';
  const routes = [
    ...repositoryRoutes,
    ...commentRoutes(comments, threads),
    timelineRoute(timeline),
    ...runRoutes(runs),
    ...releaseRoutes(released, () => origin),
    ...attestationRoutes(attestations),
  ];

  const respond = ({ method, url, headers, body }: Asked): Answer => {
    if (!headers.authorization?.endsWith(` ${token}`)) return json({ message: 'Bad credentials' }, 401);
    const route = routes.find((it) => it.method === method && it.path.test(url.pathname));
    if (!route) return json({ message: 'Not Found' }, 404);
    const trouble = troubles.shift();
    if (trouble) return trouble;
    if (denied.has(route.needs)) {
      const accepted = { 'x-accepted-github-permissions': route.needs };
      return json({ message: 'Resource not accessible by integration' }, 403, accepted);
    }
    return route.answer({ ...route.path.exec(url.pathname)?.groups }, read(body), url, body);
  };
  const server = await serve((asked) => {
    const answer = respond(asked);
    const { method, url, body } = asked;
    requests.push({ method, path: url.pathname, status: answer.status, body: read(body) });
    return answer;
  });
  origin = server.url;
  return { ...server, released, token, denied, requests, comments, timeline, runs, attestations, troubles };
}

const repositoryRoutes: Route[] = [
  {
    method: 'GET',
    path: /^\/repos\/(?<owner>[^/]+)\/(?<name>[^/]+)$/,
    needs: 'metadata=read',
    answer: ({ owner, name }) =>
      json({ id: 1, name, full_name: `${owner}/${name}`, default_branch: 'main', private: false }),
  },
];

function commentRoutes(comments: (issue: number) => Comment[], threads: Map<number, Comment[]>): Route[] {
  const thread = /^\/repos\/[^/]+\/[^/]+\/issues\/(?<issue>\d+)\/comments$/;
  let last = 0;
  return [
    {
      method: 'GET',
      path: thread,
      needs: 'issues=read',
      answer: ({ issue }, _, url) => page(comments(Number(issue)), url),
    },
    {
      method: 'POST',
      path: thread,
      needs: 'issues=write',
      answer({ issue }, { body }) {
        const comment: Comment = {
          id: ++last,
          body: String(body),
          user: { login: 'github-actions[bot]', type: 'Bot' },
          updated_at: new Date().toISOString(),
        };
        comments(Number(issue)).push(comment);
        return json(comment, 201);
      },
    },
    {
      method: 'PATCH',
      path: /^\/repos\/[^/]+\/[^/]+\/issues\/comments\/(?<id>\d+)$/,
      needs: 'issues=write',
      answer({ id }, { body }) {
        const comment = [...threads.values()].flat().find((it) => it.id === Number(id));
        if (!comment) return json({ message: 'Not Found' }, 404);
        comment.body = String(body);
        comment.updated_at = new Date().toISOString();
        return json(comment);
      },
    },
  ];
}

function timelineRoute(timeline: (issue: number) => TimelineItem[]): Route {
  return {
    method: 'GET',
    path: /^\/repos\/[^/]+\/[^/]+\/issues\/(?<issue>\d+)\/timeline$/,
    needs: 'issues=read',
    answer: ({ issue }, _, url) => page(timeline(Number(issue)), url),
  };
}

function runRoutes(runs: readonly WorkflowRun[]): Route[] {
  const needs = 'actions=read';
  const base = '^/repos/[^/]+/[^/]+/actions';
  return [
    {
      method: 'GET',
      path: new RegExp(`${base}/runs$`),
      needs,
      answer(_, __, url) {
        const found = runs.filter(({ head_sha }) => head_sha === url.searchParams.get('head_sha'));
        return json({ total_count: found.length, workflow_runs: found.map(({ artifacts: _, ...run }) => run) });
      },
    },
    {
      method: 'GET',
      path: new RegExp(`${base}/runs/(?<id>\\d+)/artifacts$`),
      needs,
      answer({ id }, _, url) {
        const name = url.searchParams.get('name');
        const all = runs.find((run) => run.id === Number(id))?.artifacts ?? [];
        const artifacts = all.filter((artifact) => name === null || artifact.name === name);
        return json({ total_count: artifacts.length, artifacts: artifacts.map(({ url: _, ...artifact }) => artifact) });
      },
    },
    {
      method: 'GET',
      path: new RegExp(`${base}/artifacts/(?<id>\\d+)/zip$`),
      needs,
      answer({ id }) {
        const found = runs.flatMap(({ artifacts }) => artifacts).find((artifact) => artifact.id === Number(id));
        return found ? { status: 302, headers: { location: found.url } } : json({ message: 'Not Found' }, 404);
      },
    },
  ];
}

function attestationRoutes(attestations: Attestation[]): Route[] {
  const base = '^/repos/[^/]+/[^/]+/attestations';
  return [
    {
      method: 'GET',
      path: new RegExp(`${base}/sha256(?::|%3A)(?<hash>[0-9a-f]{64})$`),
      needs: 'attestations=read',
      answer({ hash }) {
        const found = attestations.filter(({ subjects }) => subjects.some(({ digest }) => digest.sha256 === hash));
        return json({ attestations: found.map(({ bundle }) => ({ bundle, repository_id: 1 })) });
      },
    },
    {
      method: 'POST',
      path: new RegExp(`${base}$`),
      needs: 'attestations=write',
      answer(_, { bundle }) {
        const { dsseEnvelope } = bundle as Attestation['bundle'];
        const { subject } = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString());
        attestations.push({ bundle: bundle as Attestation['bundle'], subjects: subject });
        return json({ id: attestations.length }, 201);
      },
    },
  ];
}

/** One page of a list, and where the next one is. */
function page(list: readonly unknown[], url: URL): Answer {
  const [size, number] = [Number(url.searchParams.get('per_page') ?? 30), Number(url.searchParams.get('page') ?? 1)];
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  const more = number * size < list.length;
  return json(list.slice((number - 1) * size, number * size), 200, more ? { link: `<${next}>; rel="next"` } : {});
}

/** What is no JSON is a file. */
function read(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString());
  } catch {
    return {};
  }
}
