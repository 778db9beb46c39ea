import { styleText } from 'node:util';

/** Gives a part of a line the colour of what it is. Colours only add: without them nothing is lost. */
export type Paint = (part: keyof typeof colours, text: string) => string;

const colours = { error: 'red', warning: 'yellow', note: 'cyan', frame: 'blue', verb: 'green' } as const;

export const painted: Paint = (part, text) =>
  text === '' ? '' : styleText(colours[part], text, { validateStream: false });

export const unpainted: Paint = (_, text) => text;

/** Whether there are to be colours, by the conventions of no-color.org and Node. */
export function wantsColours(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTerminal && !no && terminal !== 'dumb';
}

/** A line of progress: its verb stands in the first twelve columns. */
export const paintedLine = (line: string, paint: Paint): string => paint('verb', line.slice(0, 12)) + line.slice(12);
