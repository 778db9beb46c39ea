import { access, constants, realpath, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The file that is started for the name of a program, as PATH has it, without links. */
export async function findProgram(name: string): Promise<string | undefined> {
  const { PATH = '', PATHEXT = '' } = process.env;
  const endings = process.platform === 'win32' ? PATHEXT.split(';') : [''];
  for (const folder of PATH.split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder || '.', `${name}${ending}`);
      if (await isProgram(path)) return realpath(path);
    }
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
