import type { Core, CoreModule, DebugFrame } from '../core/index.js';
import { sha256 } from '../report.js';
import { framesIn, type TrapFrame } from './backtrace.js';

/** A frame of a trap, and where in the sources it is. */
export interface Symbolized {
  readonly frame: TrapFrame;
  /** The innermost of the functions that were inlined there first. Empty: nothing is known. */
  readonly places: readonly DebugFrame[];
}

/** A component as its host runs it, and the same with what debuggers read. */
export interface Binaries {
  readonly component: Uint8Array;
  readonly debug: Uint8Array;
}

/** Says where the frames of a backtrace are in the sources. None: the debug file was not made of this component. */
export function symbolize(backtrace: string, binaries: Binaries, core: Core): readonly Symbolized[] | undefined {
  if (!isOf(binaries, core)) return undefined;
  const modules = core.debugging.modules(binaries.component);
  const twins = core.debugging.modules(binaries.debug);
  const frames = framesIn(backtrace);
  const inDebug = frames.map((frame) => translate(frame, modules, twins));
  const places = core.debugging.locate(
    binaries.debug,
    Uint32Array.from(inDebug, (offset) => offset ?? 0),
  );
  return frames.map((frame, i) => {
    const { index, frames: found } = places[i] ?? { frames: [] };
    // A runtime's own code between components has offsets too, of a module that is in no file.
    const other = frame.function !== undefined && index !== undefined && index !== frame.function;
    return { frame, places: inDebug[i] === undefined || other ? [] : found };
  });
}

/** From a byte of what was run to the same instruction in the debug file. */
function translate(frame: TrapFrame, modules: readonly CoreModule[], twins: readonly CoreModule[]): number | undefined {
  const at = modules.findIndex((module) =>
    frame.from === 'component'
      ? isIn(frame.offset, module.code)
      : module.bytes.end - module.bytes.start === frame.from.moduleSize,
  );
  const [code, twin] = [modules[at]?.code, twins[at]?.code];
  if (!code || !twin) return undefined;
  const start = frame.from === 'component' ? 0 : (modules[at]?.bytes.start ?? 0);
  return start + frame.offset - code.start + twin.start;
}

const isIn = (offset: number, range: CoreModule['code']) =>
  range !== undefined && offset >= range.start && offset < range.end;

/** Whether a debug file was made of this component: their code is the same. */
export function isOf({ component, debug }: Binaries, core: Core): boolean {
  return codesIn(component, core) === codesIn(debug, core);
}

/** Names the code of a binary, module by module. */
function codesIn(binary: Uint8Array, core: Core): string {
  return core.debugging
    .modules(binary)
    .map(({ code }) => (code ? sha256(binary.subarray(code.start, code.end)) : ''))
    .join();
}
