/** A line of a child's output that starts so is its answer (a record separator, RFC 7464). */
const mark = '\u001e';

/** What a child of this program answers, besides all that it prints. */
export function replyOf<T>(output: string): T | undefined {
  const line = output.split('\n').find((line) => line.startsWith(mark));
  return line === undefined ? undefined : (JSON.parse(line.slice(mark.length)) as T);
}

/** What is for this program is not for people. */
export const withoutReplies = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !line.startsWith(mark))
    .join('\n');
