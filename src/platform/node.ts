import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { files } from './files.js';
import { fetch } from './http.js';
import type { Platform } from './platform.js';
import { processes } from './processes.js';
import { startThread } from './thread.js';

/** The real machine. */
export const node: Platform = {
  files,
  processes,
  fetch,
  startThread,
  env: process.env,
  machine: {
    os: process.platform,
    arch: process.arch,
    cores: availableParallelism(),
    node: process.execPath,
    nodeMajor: Number(process.versions.node.split('.')[0]),
    python: process.platform === 'win32' ? 'python' : 'python3',
    cache: userCache(),
    home: homedir(),
    settings: userSettings(),
  },
  now: () => performance.now() / 1000,
};

/** Where this system keeps caches (XDG base directory specification; Apple's and Microsoft's guidelines). */
function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/** Where programs that follow the XDG base directory specification keep settings, on macOS as well. */
function userSettings(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  if (process.platform === 'win32' && APPDATA) return APPDATA;
  return XDG_CONFIG_HOME || join(homedir(), '.config');
}
