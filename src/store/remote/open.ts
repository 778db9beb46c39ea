import type { Project } from '../../model.js';
import type { Context } from '../../stages/context.js';
import type { Remote } from './remote.js';
import { remoteSettings } from './settings.js';

/** Opens the cache that the environment or the manifest names; nothing is asked yet. */
export async function openRemote({ cache, root }: Project, context: Context): Promise<Remote | undefined> {
  const { platform, signal, offline, apart } = context;
  const settings = offline || apart ? undefined : remoteSettings(cache, platform);
  if (settings === undefined) return undefined;
  if ('url' in settings) {
    // What most runs do not need is not loaded.
    const { remoteAt } = await import('./remote.js');
    return remoteAt(settings, root, context);
  }
  if (!signal.aborted) context.emit({ type: 'finding', finding: settings });
  return undefined;
}
