import { type Core, CoreProblem } from '../core/index.js';
import { findingOf } from '../core/problems.js';
import { Stop } from '../finding.js';
import { fromNodes } from '../wave/value.js';
import type { Closing, How } from './closing.js';
import type { Content } from './contents.js';
import type { Stubbed } from './module.js';
import { refusal } from './refusal.js';

/** Reads a value in WAVE against the result of a function; `stub` is a component that exports it. */
export function readValue(
  { owner, name, result }: Stubbed,
  closing: Closing,
  { text }: How & { kind: 'value' },
  stub: Uint8Array,
  core: Core,
): Content {
  const what = owner === undefined ? name : `${owner}#${name}`;
  if (!result) throw new Stop(refusal(`\`${what}\` gives nothing, and \`${text}\` is to be given`, closing));
  try {
    return fromNodes(core.wave.parseResult(stub, owner, name, text));
  } catch (failure) {
    const { message, notes = [] } = findingOf(failure);
    const range = failure instanceof CoreProblem ? failure.problem.location?.range : undefined;
    const mark = range && !text.includes('\n') ? [`    ${' '.repeat(range.column - 1)}^`] : [];
    throw new Stop(
      refusal(`\`${what}\` cannot give \`${text}\`: ${message}`, closing, {
        notes: [[`in: ${text}`, ...mark].join('\n'), ...notes],
        help: 'the value is `deny`, `empty`, or written in WAVE, as in a smoke call',
      }),
    );
  }
}
