import type { Command } from '../platform/platform.js';
import type { Installed, Toolchain } from './toolchain.js';

/** Makes components of Python, with CPython inside. */
export const componentizePy: Toolchain = {
  title: 'componentize-py',
  version: '0.25.1',
  megabytes: 48,
  source: { kind: 'wheel', package: 'componentize-py', lock: 'componentize-py.txt' },
  bin: ['bin'],
};

/** How the installed wheel is run: the script that pip makes has the Python inside that pip ran with. */
export function componentizePyCommand({ folder }: Pick<Installed, 'folder'>, python: string): Command {
  return {
    program: python,
    args: ['-c', 'import sys; from componentize_py import script; sys.exit(script())'],
    env: { PYTHONPATH: folder },
  };
}
