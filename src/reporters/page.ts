import { exitCodes, type Page } from '../catalog.js';
import { table } from './table.js';

const width = 90;

/** The page of a finding, for a terminal. */
export function pageText(id: string, page: Page): string {
  const part = (title: string, lines: readonly string[]) => [title, ...lines.map((line) => `  ${line}`), ''];
  return [
    id,
    '',
    page.title,
    '',
    ...part('MEANS', wrapped(page.means)),
    ...(page.table ? part('WHO BREAKS', table(page.table)) : []),
    ...part('WHY', wrapped(page.why)),
    ...part('EXAMPLE', page.example),
    ...part('WHAT TO DO', wrapped(page.remedy)),
    ...part('EXIT CODE', [exitText(page)]),
    `SEE ALSO  docs/findings/${id}.md`,
  ].join('\n');
}

/** All findings with their titles. */
export function pagesText(pages: Readonly<Record<string, Page>>): string {
  const column = Math.max(...Object.keys(pages).map((id) => id.length)) + 2;
  const lines = Object.entries(pages).map(([id, { title }]) => `${id.padEnd(column)}${title}`);
  return [...lines, '', '`wasmwright explain ID` has more about each.'].join('\n');
}

/** The same page as a Markdown document. */
export function pageMarkdown(id: string, page: Page): string {
  const { title, means, why, example, remedy, table = [] } = page;
  return `# \`${id}\`

${title}.

${means.join(' ')}

${tableMarkdown(table)}## Why it matters

${why.join(' ')}

## Example

\`\`\`text
${example.join('\n')}
\`\`\`

## What to do

${remedy.join(' ')}

Exit code: ${exitText(page)}
`;
}

function tableMarkdown([headings, ...rows]: NonNullable<Page['table']>): string {
  if (!headings) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return `## Who breaks\n\n${line(headings)}${line(headings.map(() => ':--'))}${rows.map(line).join('')}\n`;
}

/** The Markdown document that leads to all pages. */
export function indexMarkdown(pages: Readonly<Record<string, Page>>): string {
  const rows = Object.entries(pages).map(
    ([id, { title, blames }]) => `| [\`${id}\`](${id}.md) | ${title} | ${exitCodes[blames]} |`,
  );
  return `# Findings

What \`wasmwright\` can find, with the exit code when it is an error. \`wasmwright explain ID\` shows the same pages.

| id | what it is | exit code |
| :-- | :-- | --: |
${rows.join('\n')}
`;
}

const blamed = {
  sources: 'the sources are wrong',
  project: 'the project or its environment is wrong',
  wasmwright: 'a bug',
};

const exitText = ({ blames }: Page) => `${exitCodes[blames]} when it is an error: ${blamed[blames]}`;

/** Sentences as lines that are no wider than `width`. */
function wrapped(sentences: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentences.join(' ').split(' ')) {
    if (line !== '' && line.length + word.length + 3 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
