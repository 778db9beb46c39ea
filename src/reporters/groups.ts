import { randomUUID } from 'node:crypto';

/**
 * What a compiler said, folded in the log of a workflow. Its words are not ours: no line of them
 * may be obeyed as a workflow command.
 */
export function compilerGroup({ component, output }: { component: string; output: string }): readonly string[] {
  const text = output.trimEnd();
  if (text === '') return [];
  const token = randomUUID();
  return [
    `::group::${component}: what the compiler said`,
    `::stop-commands::${token}`,
    text,
    `::${token}::`,
    '::endgroup::',
  ];
}
