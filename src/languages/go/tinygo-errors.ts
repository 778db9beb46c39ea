import type { CompilerError } from '../language.js';

/** What TinyGo says of a program as a whole, without a place. What it says of sources has the form of Go's compiler. */
export function tinygoErrors(output: string): readonly CompilerError[] {
  const version = /^(?:requires go|cannot compile with Go toolchain) version [^\n]+/m.exec(output)?.[0];
  if (version !== undefined) return [{ message: `TinyGo ${version}`, file: 'go.mod', help: otherGo }];
  if (!/undefined symbol: main\.main\b/.test(output)) return [];
  const message = 'function main is undeclared in the main package';
  return [{ message, help: 'write `func main() {}`: TinyGo asks for it in every program' }];
}

const otherGo = 'ask for another Go by `toolchain` in go.mod or under `[tools]`, or for another TinyGo under `[tools]`';
