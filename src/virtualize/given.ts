import { type Core, CoreProblem, type WitSource } from '../core/index.js';
import { findingOf } from '../core/problems.js';
import { type Finding, Stop } from '../finding.js';
import { fromNodes } from '../wave/value.js';
import type { Closing } from './closing.js';
import type { Content } from './contents.js';
import { moduleText, type Stubbed } from './module.js';
import { refusal } from './refusal.js';
import type { Shape } from './shape.js';
import { isWritable, namer } from './spelled.js';

/** A function that is to give a value, as it is written. */
export interface Wanted {
  readonly stubbed: Stubbed;
  readonly closing: Closing;
  readonly text: string;
}

/** Reads values in WAVE, each against what its function gives. Stops with all that is wrong with them. */
export function readValues(wanted: readonly Wanted[], core: Core): ReadonlyMap<Stubbed, Content> {
  const findings: Finding[] = [];
  const fitting = wanted.flatMap((one) => {
    const { result } = one.stubbed;
    if (result && isWritable(result)) return [{ ...one, result }];
    const why = result ? 'gives a value that has no text form' : 'gives nothing';
    findings.push(refusal(`\`${nameOf(one.stubbed)}\` ${why}, and \`${one.text}\` is to be given`, one.closing));
    return [];
  });
  // WAVE is read against functions of a component, of which the parameters must have a text form as well: so others.
  const others =
    fitting.length > 0
      ? componentGiving(
          fitting.map(({ result }) => result),
          core,
        )
      : new Uint8Array();
  const values = new Map<Stubbed, Content>();
  for (const [i, { stubbed, closing, text }] of fitting.entries()) {
    try {
      values.set(stubbed, fromNodes(core.wave.parseResult(others, undefined, `f${i}`, text)));
    } catch (failure) {
      findings.push(misfit(failure, nameOf(stubbed), text, closing));
    }
  }
  if (findings.length > 0) throw new Stop(...findings);
  return values;
}

const nameOf = ({ owner, name }: Stubbed) => (owner === undefined ? name : `${owner}#${name}`);

function misfit(failure: unknown, name: string, text: string, closing: Closing): Finding {
  const { message, notes = [] } = findingOf(failure);
  const range = failure instanceof CoreProblem ? failure.problem.location?.range : undefined;
  const mark = range && !text.includes('\n') ? [`    ${' '.repeat(range.column - 1)}^`] : [];
  return refusal(`\`${name}\` cannot give \`${text}\`: ${message}`, closing, {
    notes: [[`in: ${text}`, ...mark].join('\n'), ...notes],
    help: 'the value is `deny`, `empty`, or written in WAVE, as in a smoke call',
  });
}

/** A component that exports a function for each shape, without parameters; nobody calls it. */
function componentGiving(shapes: readonly Shape[], core: Core): Uint8Array {
  const definitions: string[] = [];
  const name = namer(definitions);
  const exported = shapes.map((shape, i) => `export f${i}: func() -> ${name(shape)};`);
  const text = `package wasmwright:values;\nworld values {\n${[...definitions, ...exported].join('\n')}\n}\n`;
  const source: WitSource = { files: [{ path: 'values.wit', text }], dependencies: [], features: { tag: 'all' } };
  const functions = shapes.map((result, i) => ({ name: `f${i}`, params: [], result }));
  const module = core.components.assemble({ path: 'values.wat', text: moduleText(functions, new Map()) });
  return core.components.componentize(core.components.embed(module, source, undefined), 'reactor');
}
