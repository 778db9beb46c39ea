import { fetched } from '../fetched.js';
import type { CompilerError } from '../language.js';

const messages = [
  /no required module provides package (?<name>[^\s;]+)/,
  /cannot find module providing package (?<name>[^\s:;]+)/,
  /missing go\.sum entry (?:for (?:go\.mod file|module providing package) )?(?<name>[^\s;:]+)/,
  /module (?<name>\S+) (?:\S+ )?found[^,]*, but does not contain package/,
  /^(?:verifying )?(?<name>[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^\s@:]+)@[^\s:]+: /,
];

/** Modules that are not to be had, at the import that asks for them where the go command says it, else in go.mod. */
export function goDependencyErrors(output: string): readonly CompilerError[] {
  const lines =
    /^(?:(?<file>[^\s:#][^\n]*?\.go):(?<line>\d+):(?:(?<column>\d+):)? |go: )?(?<message>[^\s#][^\n]*(?:\n\t[^\n]*)*)$/gm;
  const found = [...output.matchAll(lines)].flatMap(({ groups = {} }): CompilerError[] => {
    const { file, line, column, message: whole = '' } = groups;
    const [first = '', ...notes] = whole.split('\n').map((part) => part.trim());
    const name = messages.map((message) => message.exec(first)?.groups?.['name']).find((found) => found !== undefined);
    if (name === undefined) return [];
    const message = first.replace(/; to add( it)?:$/, '');
    const place =
      file === undefined
        ? { mentions: { text: name, files: ['go.mod'] } }
        : { file, line: Number(line), ...(column !== undefined && { column: Number(column) }) };
    const to = notes.find((note) => /^go (get|mod) /.test(note));
    return [
      fetched(whole, {
        message,
        ...place,
        ...(notes.length > 0 && to === undefined && { notes }),
        ...(to !== undefined && { help: `run \`${to}\` and commit go.mod and go.sum` }),
      }),
    ];
  });
  return [...new Map(found.map((error) => [error.message, error])).values()];
}
