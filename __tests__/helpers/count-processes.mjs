// Loaded into the program before it starts (`node --import`): writes the name of each program that it starts into
// the file that `PROCESSES` names.
import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = childProcess;
childProcess.spawn = (program, ...rest) => {
  appendFileSync(process.env.PROCESSES, `${program}\n`);
  return spawn(program, ...rest);
};
syncBuiltinESMExports();
