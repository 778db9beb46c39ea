import { reporting } from '../core/problems.js';
import { type Symbolized, symbolize as symbolizeTrap } from '../debugging/symbolize.js';
import { error, Stop } from '../finding.js';
import { debugName } from '../path.js';
import { readBinary } from '../project/binary.js';
import { symbolizedText } from '../reporters/symbolized.js';
import type { Command } from './command.js';

/** Says which lines of the sources a trap went through: of a component that was stripped, and its debug file. */
export const symbolize: Command = async ({ subject = '-', component: path, debug }, { platform, core: open }) => {
  if (path === undefined) throw new Stop(noComponent);
  const core = await open();
  // What is piped in is a file as well.
  const backtrace = await platform.files.readText(subject === '-' ? '/dev/stdin' : subject);
  const component = await readBinary(path, { platform, core });
  const beside = debugName(path);
  const debugPath = debug ?? ((await platform.files.kind(beside)) === 'file' ? beside : path);
  const binaries = { component, debug: await readBinary(debugPath, { platform, core }) };
  const found = reporting({ location: { file: path } }, () => symbolizeTrap(backtrace, binaries, core));
  if (!found) throw new Stop(notOf(debugPath, path));
  if (found.length === 0) throw new Stop(nothingIn(subject));
  return { text: symbolizedText(backtrace, found), document: { frames: found.map(documented) }, findings: [] };
};

const documented = ({ frame: { line, offset, function: index }, places }: Symbolized) => ({
  line: line + 1,
  offset,
  ...(index !== undefined && { function: index }),
  places,
});

const noComponent = error('usage', 'which component has trapped?', { help: 'name it: `--component NAME.wasm`' });

const notOf = (debug: string, path: string) =>
  error('usage', `\`${debug}\` is not the debug file of \`${path}\`: their code differs`, {
    help: 'give the debug file that was packaged together with the component: `--debug NAME.debug.wasm`',
  });

const nothingIn = (subject: string) =>
  error('usage', `there is no trap in \`${subject}\``, {
    help: 'give the backtrace as Wasmtime or Node prints it, in a file or on standard input',
  });
