import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, details, fence, link, plain, prose, table } from '../src/reporters/markdown.js';
import { readHtml } from './helpers/read-html.js';

/** Pieces that mean something to Markdown, HTML or GitHub, among any other text. */
const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    ...'` `` ``` | \\| \\ * ** _ __ ~~ ~ [ ] ]( [a](b) ![ < > & &lt; &#124; <b> </td> <!-- --> <script> $ $$ $` # #1'.split(
      ' ',
    ),
    ...'@octocat :tada: a:b:c http://a.b www.a.b mailto:a@b.c a@b.c https://x/?a=b&c --- :-- 1. - + = ``x`y``'.split(
      ' ',
    ),
    '\n',
    '\r\n',
    '\n\n',
    '  \n',
    '\t',
    '    ',
    '\u0000',
    '\u001b[31m',
    'x'.repeat(60),
    'a_long/path.with:many-parts/'.repeat(4),
  ),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

/** White space is one space in HTML, and what cannot be shown is replaced. */
const shown = (text: string) =>
  text
    .replace(/(?![\n\t\r])[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
const withoutNames = (text: string) =>
  shown(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/`([^`\s](?:[^`\n]*[^`\s])?)`/g, '$1'));
/** What the shapes themselves bring; everything else would come out of the text. */
const harmless = ['p', 'br', 'wbr', 'span', 'code', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];
const many = { numRuns: 2_000 };

describe('any text comes out as it went in, and nothing of it is Markdown', () => {
  test.each([
    ['plain text', plain, shown],
    ['a message', prose, withoutNames],
    ['a name', code, shown],
  ] as const)('%s in a cell', (_, write, expected) => {
    fc.assert(
      fc.property(text, (any) => {
        const { rows, tags } = readHtml(
          table(
            ['a', 'b:'],
            [
              [write(any), 'next'],
              ['other', code(any)],
            ],
          ),
        );
        expect(rows.map((row) => row.map(shown))).toEqual([
          ['a', 'b'],
          [expected(any), 'next'],
          ['other', shown(any)],
        ]);
        expect(tags.filter((tag) => !harmless.includes(tag))).toEqual([]);
      }),
      many,
    );
  });

  test.each([
    ['plain text', plain, shown],
    ['a message', prose, withoutNames],
    ['a name', code, shown],
  ] as const)('%s in a line', (_, write, expected) => {
    fc.assert(
      fc.property(text, (any) => {
        const read = readHtml(`**x** ${write(any)} end`);
        expect(shown(read.text)).toBe(shown(`x ${expected(any)} end`));
        expect(read.tags.filter((tag) => !['strong', ...harmless].includes(tag))).toEqual([]);
      }),
      many,
    );
  });

  test('a link', () => {
    fc.assert(
      fc.property(text, text, (label, path) => {
        const { text, links } = readHtml(`see ${link(code(label), `https://a.b/${path}`)} end`);
        expect(shown(text)).toBe(shown(`see ${shown(label)} end`));
        expect(links).toHaveLength(1);
        expect(links[0]).toMatch(/^https:\/\/a\.b\/[\w\-.~:/?#=&%+,;@]*$/);
      }),
      many,
    );
  });

  test('lines in a fence', () => {
    fc.assert(
      fc.property(text, (any) => {
        const { text, tags } = readHtml(`${fence(any, 'text')}\n\nend`);
        expect(shown(text)).toBe(shown(`${any} end`));
        expect(tags).toEqual(['pre', 'code', 'p']);
      }),
      many,
    );
  });

  test('a folded part', () => {
    fc.assert(
      fc.property(text, text, (title, body) => {
        const read = readHtml(`${details(title, plain(`x ${body}`))}\n\nend`);
        expect(shown(read.text)).toBe(shown(`${shown(title)} x ${shown(body)} end`));
        expect(read.tags.filter((tag) => !['details', 'summary', ...harmless].includes(tag))).toEqual([]);
      }),
      many,
    );
  });
});

test.each([
  ['a plain sentence, with a name_of_two words', 'a plain sentence, with a name_of_two words'],
  ['ask @octocat about #12', 'ask @<!-- -->octocat about #<!-- -->12'],
  ['a:b:c', 'a:<!-- -->b:c'],
  ['see http://a.b', 'see http:<!-- -->//a.b'],
])('GitHub makes nothing of `%s`, and it can be read as it stands', (text, markdown) => {
  expect(plain(text)).toBe(markdown);
});
