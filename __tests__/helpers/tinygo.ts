import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program answers; none where there is no such program. */
export function answer(program: string, ...args: string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/**
 * What has TinyGo's place where there is none: it takes the options that the recipe gives and no others, has Go's compiler make a module
 * of the same exports, and ends as TinyGo does in `builder/build.go`, with the program that makes components.
 */
const standIn = `#!/bin/bash
set -eu
fail() { echo "$1" >&2; exit 2; }
root=$(dirname "$(dirname "$(readlink -f "$0")")")
case "$*" in
  version) echo 'tinygo version 0.1.2 linux/amd64 (using go version go1.26.0 and LLVM version 20.1.1)'; exit ;;
  'env TINYGOROOT') echo "$root"; exit ;;
esac
[ "$1" = build ] && [ "$2" = -target=wasip2 ] || fail "what is $1 $2?"
shift 2
flags=()
while [ $# -gt 0 ]; do
  case $1 in
    -opt=1) ;;
    -tags=*) flags+=("$1") ;;
    -o) out=$2; shift ;;
    .) package=. ;;
    *) fail "flag provided but not defined: $1" ;;
  esac
  shift
done
[ -n "$out" ] && [ "$package" = . ] || fail 'what is to be built?'
[ "$TINYGOROOT" = "$root" ] || fail 'TINYGOROOT was not set to the correct root'
[ "$GOWORK" = off ] || fail 'a workspace is used'
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
NODE_OPTIONS= GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared "\${flags[@]}" -o "$made/main.wasm" .
"$WASMTOOLS" component embed -w wasi:cli/command "$TINYGOROOT/lib/wasi-cli/wit/" "$made/main.wasm" -o "$made/main.embed"
"$WASMTOOLS" component new "$made/main.embed" -o "$made/main.new"
mv "$made/main.new" "$out"
`;

/** The world that TinyGo has beside it, as far as it matters here. */
const world = `package wasi:cli@0.2.0;

interface environment {
  get-arguments: func() -> list<string>;
}

world imports {
  import environment;
}
`;

/** An archive that is laid out as TinyGo's releases are, with what stands in for it. */
export function archiveOfStandIn(folder: string): Buffer {
  mkdirSync(join(folder, 'tinygo/bin'), { recursive: true });
  mkdirSync(join(folder, 'tinygo/lib/wasi-cli/wit'), { recursive: true });
  writeFileSync(join(folder, 'tinygo/bin/tinygo'), standIn, { mode: 0o755 });
  writeFileSync(join(folder, 'tinygo/lib/wasi-cli/wit/imports.wit'), world);
  return packed(folder);
}

/** The same with TinyGo itself, which is somewhere on the machine. */
export function archiveOf(root: string, folder: string): Buffer {
  mkdirSync(join(folder, 'tinygo'), { recursive: true });
  for (const part of ['bin', 'lib', 'src', 'targets']) symlinkSync(join(root, part), join(folder, 'tinygo', part));
  return packed(folder);
}

function packed(folder: string): Buffer {
  execFileSync('tar', ['-czf', 'archive.tar.gz', 'tinygo'], { cwd: folder });
  return readFileSync(join(folder, 'archive.tar.gz'));
}
