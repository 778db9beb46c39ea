import type { MadeFinding } from '../../compat/made.js';
import { clipped, code, prose } from '../markdown.js';
import type { Gate, Places } from './gate.js';
import { isError } from './gate.js';
import type { Links } from './links.js';

/** As much of one text as is shown. */
const longest = 1_000;

/** What was found of what the run has made, as Markdown: it stands above all else. */
export function madeMarkdown({ made = [], places }: Gate, links: Links, most: number, rest: string): string {
  if (made.length === 0) return '';
  const sections = worstFirst(made)
    .slice(0, most)
    .map((finding) => section(finding, places, links));
  const left = made.length > most ? [`${made.length - most} more ${rest}.`] : [];
  return [...sections, ...left].join('\n\n');
}

const worstFirst = (made: readonly MadeFinding[]) => [...made.filter(isError), ...made.filter((one) => !isError(one))];

function section(finding: MadeFinding, places: Places | undefined, links: Links): string {
  const { message, notes = [], help, commits = [] } = finding;
  const lines = notes.map((note) => {
    const commit = commits.find(({ hash }) => note.includes(hash.slice(0, 7)));
    const text = prose(clipped(note, longest));
    if (!commit || !places?.commits) return `- ${text}`;
    const short = commit.hash.slice(0, 7);
    return `- ${text.replace(short, () => links.to(code(short), `${places.commits}/${commit.hash}`, 'k'))}`;
  });
  return [
    `### ${isError(finding) ? '✗' : '!'} ${sentence(clipped(message, longest))}`,
    lines.join('\n'),
    help === undefined ? '' : `**What to do:** ${prose(clipped(help, longest))}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** A heading begins as a sentence does. */
const sentence = (message: string) => prose(message.replace(/^[a-z]/, (letter) => letter.toUpperCase()));

/** As lines of progress. */
export const madeLines = ({ made = [] }: Gate): readonly string[] =>
  worstFirst(made).map(({ id, message }) => {
    const verb = id === 'capability-added' ? 'Asks' : 'Grows';
    return `${verb.padStart(12)}  ${message.replaceAll('`', '')}`;
  });
