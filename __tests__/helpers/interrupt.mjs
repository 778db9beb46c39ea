// Loaded into the program before it starts (`node --import`): sends it a signal from inside, at a moment
// that `INTERRUPT` names. `SIGKILL before rename 3`: before its third renaming of a file or folder;
// `SIGTERM at Validated`: when it says that on standard error.
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [signal, when, what, count] = process.env.INTERRUPT.split(' ');
let interrupted = false;
// Once: whoever asks a second time is obeyed without a report.
const interrupt = () => {
  if (!interrupted) process.kill(process.pid, signal);
  interrupted = true;
};

if (when === 'at') {
  const write = process.stderr.write.bind(process.stderr);
  process.stderr.write = (text, ...rest) => {
    if (String(text).trimStart().startsWith(what)) interrupt();
    return write(text, ...rest);
  };
} else {
  const original = promises[what];
  let calls = 0;
  promises[what] = async (...args) => {
    const due = ++calls === Number(count);
    if (due && when === 'before') {
      interrupt();
      // A signal is heard between two things that the program does.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const result = await original(...args);
    if (due && when === 'after') interrupt();
    return result;
  };
  syncBuiltinESMExports();
}
