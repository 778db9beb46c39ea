import type { Attempt, CompilerError } from '../language.js';
import { cargoDependencyError } from './dependencies.js';
import { linkerLacks, traitLacks } from './lacks.js';

/** A line of cargo's standard output with `--message-format=json`. */
type Message =
  | { readonly reason: 'compiler-message'; readonly message: Diagnostic }
  | {
      readonly reason: 'compiler-artifact';
      readonly manifest_path: string;
      readonly target: { readonly crate_types: readonly string[] };
      readonly filenames: readonly string[];
    }
  | { readonly reason: 'build-script-executed' | 'build-finished' };

/** https://doc.rust-lang.org/rustc/json.html */
interface Diagnostic {
  readonly level: string;
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly rendered: string | null;
  readonly spans: readonly Span[];
  readonly children: readonly { readonly level: string; readonly message: string }[];
}

interface Span {
  readonly file_name: string;
  readonly line_start: number;
  readonly column_start: number;
  readonly is_primary: boolean;
  readonly label: string | null;
  readonly text: readonly { readonly text: string }[];
  /** The macro that this is inside of, where there is one. */
  readonly expansion: { readonly span: Span } | null;
}

function messageOf(line: string): Message | undefined {
  if (!line.startsWith('{"reason":')) return undefined;
  try {
    return JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
}

function messagesIn(output: string): Message[] {
  return output.split('\n').flatMap((line) => messageOf(line) ?? []);
}

/** The library that cargo has made of a package. */
export function libraryOf(stdout: string, manifest: string): string | undefined {
  const files = messagesIn(stdout).flatMap((message) =>
    message.reason === 'compiler-artifact' &&
    message.manifest_path.replaceAll('\\', '/') === manifest &&
    message.target.crate_types.includes('cdylib')
      ? message.filenames
      : [],
  );
  return files.find((file) => file.endsWith('.wasm'));
}

/** What rustc says is wrong, and what cargo says when it has not come so far. */
export function cargoErrors(output: string, attempt: Attempt): CompilerError[] {
  const said = messagesIn(output).flatMap((message) =>
    message.reason === 'compiler-message' && message.message.level === 'error'
      ? errorsOf(message.message, attempt)
      : [],
  );
  const found = said.filter(({ message }) => !/^aborting due to|^could not compile/.test(message));
  return found.length > 0 ? found : ofCargo(output);
}

/** An error, or what of the world it says is missing. */
function errorsOf(diagnostic: Diagnostic, attempt: Attempt): readonly CompilerError[] {
  const error = errorOf(diagnostic);
  const { code, message, spans, children } = diagnostic;
  const marked = spans.find((span) => span.is_primary);
  const about = {
    code: code?.code,
    message,
    notes: children.map((child) => child.message),
    line: marked?.text.map(({ text }) => text).join(' ') ?? '',
  };
  const lacking = [...traitLacks(about, error, attempt), ...linkerLacks(about.notes, attempt)];
  return lacking.length > 0 ? lacking : [error];
}

function errorOf({ message, code, spans, children }: Diagnostic): CompilerError {
  const primary = spans.find((span) => span.is_primary);
  const span = primary && written(primary);
  const help = children.find(({ level }) => level === 'help')?.message;
  const notes = [primary?.label, ...children.filter(({ level }) => level === 'note').map((child) => child.message)];
  const [first = '', ...more] = message.split('\n');
  const all = [...more, ...notes].filter((text): text is string => !!text && text.trim() !== '');
  return {
    message: code ? `${first} [${code.code}]` : first,
    ...(span && { file: span.file_name, line: span.line_start, column: span.column_start }),
    ...(all.length > 0 && { notes: all.slice(0, 6) }),
    ...(help !== undefined && { help }),
  };
}

/** Where the author has written it: what a macro makes of it lies elsewhere. */
function written(span: Span): Span {
  return span.expansion ? written(span.expansion.span) : span;
}

/** `error: …` with the lines that belong to it: a manifest that is wrong, a dependency that is not to be had. */
function ofCargo(output: string): CompilerError[] {
  const lines = output.split('\n');
  const start = lines.findIndex((line) => line.startsWith('error: '));
  if (start < 0) return [];
  const message = (lines[start] ?? '').replace(/^error: /, '');
  const notes = lines
    .slice(start + 1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== 'Caused by:' && !messageOf(line));
  const cut = notes.slice(0, 6);
  const dependency = cargoDependencyError(message, cut);
  return [dependency ?? { message, file: 'Cargo.toml', ...(cut.length > 0 && { notes: cut }) }];
}

/** What cargo shows without `--message-format=json`. */
export function cargoReadable(output: string): string {
  const lines = output.split('\n').flatMap((line) => {
    const message = messageOf(line);
    if (!message) return [line];
    return message.reason === 'compiler-message' ? [message.message.rendered ?? message.message.message] : [];
  });
  return lines.join('\n');
}
