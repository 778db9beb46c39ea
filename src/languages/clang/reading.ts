import { isAbsolute, isBelow, join, relative } from '../../path.js';
import type { BuildInput } from '../language.js';

const folderOf = ({ work }: BuildInput) => `${work}/read`;
const headersOf = (input: BuildInput) => `${folderOf(input)}/headers.txt`;
const runsOf = (input: BuildInput) => `${folderOf(input)}/runs.txt`;

/** The files that CMake has read, as its file API has them. */
export const cmakeFilesOf = (input: BuildInput) => `${folderOf(input)}/cmake.json`;

/**
 * Has clang, and the one in zig, write down what it reads, however it is started.
 * Source: https://github.com/llvm/llvm-project/blob/main/clang/tools/driver/driver.cpp
 */
export const recording = (input: BuildInput): Readonly<Record<string, string>> => ({
  CC_PRINT_HEADERS: '1',
  CC_PRINT_HEADERS_FILE: headersOf(input),
  CC_PRINT_OPTIONS: '1',
  CC_PRINT_OPTIONS_FILE: runsOf(input),
});

/** A file for the folder, which clang does not make. */
export const recordingFolder = (input: BuildInput) => `${folderOf(input)}/.keep`;

/** What the compilers and CMake have read outside of the folder, but for what they have brought themselves. */
export async function readAround(input: BuildInput): Promise<readonly string[]> {
  const [headers, runs, cmake] = await Promise.all([headersOf(input), runsOf(input), cmakeFilesOf(input)].map(text));
  const { folders, sources } = startedIn(runs ?? '');
  const named = [...new Set([...lines(headers ?? ''), ...sources])];
  // Which compiler has read a header is not said: what is there from any of the folders may be it.
  const read = named.flatMap((path) => (isAbsolute(path) ? [join(path)] : folders.map((folder) => join(folder, path))));
  const all = [...new Set([...read, ...listFiles(cmake ?? '', input)])].filter((path) => isAround(path, input));
  const there = await Promise.all(all.map((path) => input.here.has(relative(input.folder, path))));
  return all.filter((_, index) => there[index]);

  function text(path: string): Promise<string> {
    return input.here.read(relative(input.folder, path)).catch(() => '');
  }
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

/** Where each compiler was started, and its source, which it names last. */
function startedIn(runs: string): { readonly folders: readonly string[]; readonly sources: readonly string[] } {
  const own = lines(runs).filter((line) => line.includes('"-cc1"'));
  const found = own.map((line) => ({
    // The one for debuggers may be another.
    folder: /"-fcoverage-compilation-dir=([^"]+)"/.exec(line)?.[1] ?? [],
    source: /"([^"]+)"$/.exec(line)?.[1] ?? [],
  }));
  return {
    folders: [...new Set(found.flatMap(({ folder }) => folder))],
    sources: found.flatMap(({ source }) => source),
  };
}

/** https://cmake.org/cmake/help/latest/manual/cmake-file-api.7.html#object-kind-cmakefiles */
function listFiles(reply: string, { folder }: BuildInput): readonly string[] {
  if (reply === '') return [];
  const { inputs = [] } = JSON.parse(reply) as { inputs?: { path: string; isCMake?: true; isGenerated?: true }[] };
  return inputs.filter(({ isCMake, isGenerated }) => !isCMake && !isGenerated).map(({ path }) => join(folder, path));
}

const isAround = (path: string, { folder, work, cache, tools }: BuildInput) =>
  ![folder, work, cache, ...Object.values(tools).map(({ folder }) => folder)]
    .filter((known) => known !== '')
    .some((known) => isBelow(path, join(known)));
