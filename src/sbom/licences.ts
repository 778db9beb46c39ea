import ids from 'spdx-license-ids/index.json' with { type: 'json' };

const known = new Set<string>(ids);

/** What CycloneDX has of a licence: an SPDX expression, or a name that is none. */
export type Licence = { readonly expression: string } | { readonly license: { readonly name: string } };

/** Reads what a package says. Cargo knew `MIT/Apache-2.0` before there were expressions. */
export function licenceOf(text: string): Licence {
  const said = text.trim();
  const expression = said.replaceAll(/\s*\/\s*/g, ' OR ');
  return isExpression(expression) ? { expression } : { license: { name: firstLine(said) } };
}

/** https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
function isExpression(text: string): boolean {
  const words = text.replaceAll(/[()]/g, ' ').trim().split(/\s+/);
  const isSound = words.every((word, i) => {
    if (i % 2 === 1) return /^(AND|OR|WITH)$/.test(word);
    return words[i - 1] === 'WITH' ? /-exception/i.test(word) : known.has(word.replace(/\+$/, ''));
  });
  return words.length % 2 === 1 && isSound && isBalanced(text);
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/** Some give the whole text of it. */
const firstLine = (text: string) => text.split('\n', 1)[0]?.trim() ?? '';
