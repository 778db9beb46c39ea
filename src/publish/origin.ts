import { type Finding, Stop, warning } from '../finding.js';
import { type Change, changesIn } from '../git/changes.js';
import { openRepository } from '../git/repository.js';
import type { Project } from '../model.js';
import type { Platform } from '../platform/platform.js';
import { fewOf } from '../quantities.js';

/** The commit that something is published from. */
export interface Origin {
  /** The hash of the commit. None: there is no repository. */
  readonly revision?: string;
  /** The address of the repository. */
  readonly source?: string;
  /** When it was made, in seconds since 1970: the same for whoever builds it, wherever. */
  readonly created: number;
  /** What is to be said about it. */
  readonly findings: readonly Finding[];
}

/** Reads where a project comes from. `SOURCE_DATE_EPOCH` (reproducible-builds.org) wins over the time of the commit. */
export async function originOf({ root, output }: Project, platform: Platform, signal: AbortSignal): Promise<Origin> {
  const { env } = platform;
  const asked = /^\d+$/.test(env['SOURCE_DATE_EPOCH'] ?? '') ? Number(env['SOURCE_DATE_EPOCH']) : undefined;
  try {
    const { git } = await openRepository([root], platform, signal);
    const { text } = await git.run(['show', '--no-patch', '--format=%H %ct', 'HEAD', '--']);
    const [, revision, time] = /^([0-9a-f]{40,64}) (\d+)$/.exec(text) ?? [];
    const remote = (await git.run(['config', '--get', 'remote.origin.url'])).text;
    const source = sourceOf(env) ?? addressOf(remote);
    const changes = await changesIn(root, [output], { platform, signal });
    return {
      ...(revision !== undefined && { revision }),
      ...(source !== undefined && { source }),
      created: asked ?? Number(time ?? 0),
      findings: changes.length > 0 ? [dirty(changes)] : [],
    };
  } catch (failure) {
    if (!(failure instanceof Stop) || signal.aborted) throw failure;
    return { created: asked ?? 0, findings: [] };
  }
}

const sourceOf = ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name }: Platform['env']) =>
  server && name ? `${server}/${name}` : undefined;

/** `git@github.com:acme/kv.git` is an address as well. What opens the door is not told. */
function addressOf(remote: string): string | undefined {
  const [, host, path] = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+?)(?:\.git)?$/.exec(remote) ?? [];
  if (host !== undefined) return `https://${host}/${path}`;
  if (!URL.canParse(remote) || !/^https?:/.test(remote)) return undefined;
  const url = new URL(remote);
  return `${url.origin}${url.pathname.replace(/\.git$/, '')}`;
}

function dirty(changes: readonly Change[]): Finding {
  return warning('tree-dirty', 'what is published has changes that are in no commit', {
    notes: fewOf(changes.map(({ status, path }) => `${status} ${path}`)),
    help: 'commit them before',
  });
}
