import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { kindOf, realOf, stampOf } from './looks.js';

/** The file that is started for the name of a program, as PATH has it, without links. */
export async function findProgram(name: string): Promise<string | undefined> {
  const { PATH = '', PATHEXT = '' } = process.env;
  const endings = process.platform === 'win32' ? PATHEXT.split(';') : [''];
  for (const folder of PATH.split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder || '.', `${name}${ending}`);
      if (await isProgram(path)) return realOf(path);
    }
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  // Its stamp is another as soon as it can be started or no longer can.
  if (kindOf(path) !== 'file' || stampOf(path) === undefined) return false;
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
