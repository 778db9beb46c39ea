/*
 * Markdown as GitHub reads it. What is called text is of others: names, and what compilers said.
 * Nothing in it may be taken for Markdown, HTML, a mention or a link, or lead out of where it stands.
 */

/** Text inside of a line or a cell, shown as it is. */
export function plain(text: string): string {
  return breakable(printable(text).trim())
    .replace(/[&<>]/g, (character) => entities[character] ?? '')
    .replace(/[\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(references, (start) => `${start}${nothing}`)
    .replace(/www(?=\.)/gi, `$&${nothing}`)
    .replaceAll('$', '<span>$</span>')
    .replaceAll('|', bar)
    .replaceAll('\n', '<br>')
    .replaceAll(mayBreak, '<wbr>');
}

/** A message: text whose names stand in backticks. */
export function prose(text: string): string {
  return printable(text)
    .split(/`([^`\s](?:[^`\n]*[^`\s])?)`/)
    .map((piece, i, { length }) => {
      if (i % 2 === 1) return code(piece);
      const [after, before] = [i > 0, i < length - 1];
      // Backticks side by side would be read as one sign.
      if (piece === '') return after && before ? nothing : '';
      return `${after && piece.startsWith('`') ? nothing : ''}${spaced(piece)}${before && piece.endsWith('`') ? nothing : ''}`;
    })
    .join('');
}

/** A name, a path or a value. */
export function code(text: string): string {
  const line = printable(text).replace(/\n/g, ' ').trim();
  // Bars are read before backticks are, and backticks cannot hold some of what HTML can.
  return line === '' || /[|`]/.test(line) || breakable(line) !== line ? `<code>${asHtml(line)}</code>` : `\`${line}\``;
}

/** A link. The label is Markdown that holds no other. */
export function link(label: string, address: string): string {
  return `[${label}](${target(address)})`;
}

/** Where a link leads to, behind its label or in a definition of its own. */
export function target(address: string): string {
  return printable(address)
    .replace(/[^\w\-.~:/?#=&%+,;@]/gu, encoded)
    .replaceAll('&', '&amp;');
}

/** A table of cells that are Markdown. A heading that ends with a colon is of a column of numbers. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = headings.map((heading) => (heading.endsWith(':') ? '--:' : ':--'));
  return [line(headings.map((heading) => heading.replace(/:$/, ''))), line(rule), ...rows.map(line)].join('\n');
}

/** Lines as they are. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${printable(text)}\n${ticks}`;
}

/** Markdown that is folded below a title. The title is text. */
export function details(title: string, body: string): string {
  return `<details><summary>${asHtml(printable(title).replace(/\s+/g, ' '))}</summary>\n\n${body}\n</details>`;
}

/** Text of so many characters at most. */
export function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Cells are split where bars are, however many backslashes stand before them. */
const bar = '&#124;';
/** Shows nothing, and keeps apart what GitHub would make a link or a picture of. */
const nothing = '<!-- -->';
/** Where mentions, issues, short names of pictures and addresses begin. */
const references = /@|#(?=\d)|:(?=\/\/|[\w+-]+:)/g;

/** Between two names the spaces count. */
const spaced = (text: string) => `${/^\s/.test(text) ? ' ' : ''}${plain(text)}${/\S\s+$/.test(text) ? ' ' : ''}`;

/** Text inside of a tag. */
const asHtml = (text: string) =>
  breakable(text)
    .replace(/[^\p{L}\p{M}\p{N} \0/,;()+=-]/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(mayBreak, '<wbr>');

/** Stands for nothing that may be in a text. */
const mayBreak = '\0';

/** Names that are too long for a column get places where a line may end. */
const breakable = (text: string) =>
  text.replace(/\S{41,}/gu, (name) =>
    name.replace(/[/_.:,;=-]+(?=[^/_.:,;=-])|[^/_.:,;=-]{40}(?=[^/_.:,;=-])/gu, `$&${mayBreak}`),
  );

/** Without what no renderer shows: control characters, and halves of characters. */
const printable = (text: string) =>
  text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '\ufffd');

const encoded = (character: string) =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
