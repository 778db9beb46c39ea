/** A frame of a trap, as a runtime prints it: an instruction, by its byte in a binary. */
export interface TrapFrame {
  /** The line of the backtrace, counted from 0. */
  readonly line: number;
  readonly offset: number;
  /** The index of the function, where the runtime tells it. */
  readonly function?: number;
  /** What the offset counts from: the component, or a core module of it of so many bytes, where V8 hints at that. */
  readonly from: 'component' | { readonly moduleSize: number };
}

/** `0: 0x5de - <unknown>!<wasm function 4>` and `0: 0x5de - greeter.wasm!greeter::inner`. */
const wasmtime = /^\s*\d+:\s+0x(?<offset>[0-9a-f]+) - (?:.*?<wasm function (?<index>\d+)>)?/;
/** `at greeter.wasm.inner (wasm://wasm/00010e9a:wasm-function[46]:0x3748)` */
const v8 = /wasm:\/\/wasm\/(?:\S*-)?(?<id>[0-9a-f]{8}):wasm-function\[(?<index>\d+)\]:0x(?<offset>[0-9a-f]+)/;

/** The frames of a backtrace of Wasmtime, or of V8 as Node and browsers print it. */
export function framesIn(backtrace: string): readonly TrapFrame[] {
  return backtrace.split('\n').flatMap((text, line): TrapFrame[] => {
    const [ofWasmtime, ofV8] = [wasmtime.exec(text)?.groups, v8.exec(text)?.groups];
    const found = ofV8 ?? ofWasmtime;
    if (!found) return [];
    const { offset = '', index } = found;
    return [
      {
        line,
        offset: Number.parseInt(offset, 16),
        ...(index !== undefined && { function: Number(index) }),
        // V8 names a module by its size, twice shifted, and two bits of its own.
        from: ofV8 ? { moduleSize: Number.parseInt(ofV8['id'] ?? '', 16) >>> 2 } : 'component',
      },
    ];
  });
}
