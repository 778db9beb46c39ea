import type { CompilerError } from '../language.js';

/** What CMake and make say is wrong with their own files. */
export const systemErrors = (output: string): readonly CompilerError[] => [
  ...cmakeErrors(output),
  ...makeErrors(output),
];

/** A first line with the place, and paragraphs that are indented. Without a place it is about the whole, or about what was said before. */
function cmakeErrors(output: string): readonly CompilerError[] {
  const block =
    /^CMake Error at (?<file>[^\n]+?):(?<line>\d+)(?: \(\w*\))?:\n(?<text>(?:[ \t][^\n]*\n|\n(?=[ \t\n]))*)/gm;
  const found = [...output.matchAll(block)].map(({ groups }) => ({
    ...placeOf(groups?.['file'] ?? '', Number(groups?.['line'])),
    message: (groups?.['text'] ?? '')
      .replace(/\n\s*Call Stack[\s\S]*$/, '')
      .trim()
      .replace(/\s+/g, ' '),
  }));
  const inCode = /^CMake Error: Error in cmake code at\n(?<file>[^\n]+):(?<line>\d+):\n(?<message>[^\n]+)/gm;
  return [...found, ...atLines(output, inCode)];
}

const atLines = (output: string, pattern: RegExp): readonly CompilerError[] =>
  [...output.matchAll(pattern)].map(({ groups }) => ({
    file: groups?.['file'] ?? '',
    line: Number(groups?.['line']),
    message: groups?.['message'] ?? '',
  }));

/** What is said in files that were made for the project is about it as a whole. */
const placeOf = (file: string, line: number): Pick<CompilerError, 'file' | 'line'> =>
  file.includes('.wasmwright/build/') ? { file: 'CMakeLists.txt' } : { file, line };

/** Of a rule that fails make only says that; which program is missing is said by the shell, or by make itself. */
function makeErrors(output: string): readonly CompilerError[] {
  const inFile = /^(?<file>[^\s:*][^:\n]*):(?<line>\d+): \*\*\* (?<message>.*?)\s+Stop\.$/gm;
  const noRule = /^g?make(?:\[\d+\])?: \*\*\* (?<message>No rule to make target '(?<target>[^'\n]+)'.*?)\.\s+Stop\.$/gm;
  return [
    ...atLines(output, inFile),
    ...[...output.matchAll(noRule)].map(({ groups }) => ({
      message: groups?.['message'] ?? '',
      mentions: { text: groups?.['target'] ?? '', files: ['Makefile', 'makefile', 'GNUmakefile'] },
    })),
    ...[...output.matchAll(/(?<program>llvm-(?:ar|ranlib)): (?:command )?(?:not found|No such file)/g)].map(
      ({ groups }) => ({
        message: `\`${groups?.['program']}\` is not on PATH`,
        help: 'on Debian and Ubuntu: apt install llvm',
      }),
    ),
  ];
}
