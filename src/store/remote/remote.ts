import pLimit from 'p-limit';
import { type Finding, Stop } from '../../finding.js';
import { onceFor } from '../../once.js';
import type { Context } from '../../stages/context.js';
import type { Asked, Inputs } from '../inputs.js';
import type { KeptBuild, Store } from '../store.js';
import { boundaryOf } from './boundary.js';
import { find } from './find.js';
import { Server } from './server.js';
import type { RemoteSettings } from './settings.js';
import { share } from './share.js';

/** What a component is looked for by. */
export interface Wanted {
  readonly asked: Asked;
  /** Its inputs as they show before it is built. */
  readonly own: Inputs;
  /** Whether what debuggers read is needed as well. */
  readonly needsDebug: boolean;
}

/** A build that was made in this run. */
export interface Shared {
  readonly asked: Asked;
  readonly own: Inputs;
  readonly build: KeptBuild;
}

/** A cache that a team shares. */
export interface Remote {
  /** Puts a build with these inputs into the store, with what it made; gives it, if the cache has one. */
  find(wanted: Wanted, store: Store): Promise<KeptBuild | undefined>;
  /** Gives a build to the others; nobody waits for it. */
  share(shared: Shared, store: Store): void;
  /** Waits until all is given. */
  settled(): Promise<void>;
}

/** So many builds are looked for or given at once. */
const atOnce = 8;

/** What was asked once by a run is asked of one server, whose trouble is told once. */
const servers = onceFor();

export async function remoteAt(settings: RemoteSettings, root: string, context: Context): Promise<Remote> {
  const { platform, signal } = context;
  const tell = (finding: Finding) => {
    if (!signal.aborted) context.emit({ type: 'finding', finding });
  };
  const open = async () => new Server(settings, platform.fetch, signal);
  const server = await servers(platform)(`${settings.url} ${settings.readOnly}`, open);
  server.tell = tell;
  const limit = pLimit(atOnce);
  const isWithin = await boundaryOf(root, platform.files);
  // What was refused is not taken for something that is there.
  const work = { server, isWithin, refused: new Set<string>(), tell, context };
  const giving: Promise<void>[] = [];
  const failures: unknown[] = [];
  return {
    find: (wanted, store) => limit(() => find(wanted, store, work)),
    share: (shared, store) => {
      // Where an object was changed meanwhile, nothing is given; whoever reads it next says so.
      const unlessChanged = (failure: unknown) => {
        if (!(failure instanceof Stop)) failures.push(failure);
      };
      giving.push(limit(() => share(shared, store, work)).catch(unlessChanged));
    },
    settled: async () => {
      await Promise.all(giving);
      if (failures.length > 0) throw failures[0];
    },
  };
}
