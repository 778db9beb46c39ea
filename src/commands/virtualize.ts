import { reporting } from '../core/problems.js';
import { error, Stop } from '../finding.js';
import { join } from '../path.js';
import { askingOf, askingText } from '../policy/asked.js';
import { patternHelp } from '../policy/pattern.js';
import { readBinary } from '../project/binary.js';
import { surfaceOf } from '../project/world.js';
import { sha256 } from '../report.js';
import { type Closing, parseClosing } from '../virtualize/closing.js';
import { unusedOf } from '../virtualize/unused.js';
import { virtualize as close } from '../virtualize/virtualize.js';
import type { Asked, Command } from './command.js';

/** Closes what a component imports, with no project around it. */
export const virtualize: Command = async ({ subject = '', out, ...asked }, { platform, core: load }) => {
  const path = join(subject);
  if (out === undefined) throw new Stop(error('usage', '`--out FILE` says where the result goes'));
  const closings = closingsOf(asked);
  if (closings.length === 0) {
    throw new Stop(error('usage', 'nothing is to be closed', { help: 'say what, by `--deny`, `--empty` or `--set`' }));
  }
  const core = await load();
  const component = await readBinary(path, { platform, core });
  const at = { location: { file: path } };
  reporting(at, () => core.components.validate(component));
  const { bytes, closed } = close(component, closings, core);
  const { imports, onlyTypes = [] } = surfaceOf(bytes, core);
  await platform.files.write(join(out), bytes);
  const asking = askingText(askingOf({ imports, onlyTypes }));
  return {
    text: [
      ...closed.map((name) => `      Closed  ${name}`),
      `     Written  ${join(out)}, which asks for ${asking || 'nothing'}`,
    ].join('\n'),
    document: { path: join(out), digest: `sha256:${sha256(bytes)}`, size: bytes.length, closed, imports },
    findings: unusedOf(path, component, closings, core),
  };
};

function closingsOf({ deny = [], empty = [], set = [] }: Pick<Asked, 'deny' | 'empty' | 'set'>): readonly Closing[] {
  const all = [
    ...deny.map((key) => [key, 'deny'] as const),
    ...empty.map((key) => [key, 'empty'] as const),
    ...set.map(assignment),
  ];
  return all.map(([key, value]) => {
    const closing = parseClosing(key, value);
    if (closing) return closing;
    throw new Stop(error('usage', `\`${key}\` is no pattern`, { help: patternHelp }));
  });
}

/** `INTERFACE#FUNCTION=VALUE`, or the same of a function of the world itself. */
function assignment(text: string): readonly [key: string, value: string] {
  const sign = text.indexOf('=');
  const key = text.slice(0, sign);
  if (sign > 0 && (key.includes('#') || !key.includes(':'))) return [key, text.slice(sign + 1)];
  const help = 'it is INTERFACE#FUNCTION=VALUE, with the value in WAVE: wasi:cli/environment#initial-cwd=\'some("/")\'';
  throw new Stop(error('usage', `\`--set ${text}\` gives no value to a function`, { help }));
}
