import { type DefaultTreeAdapterTypes, parseFragment, defaultTreeAdapter as tree } from 'parse5';
import { toHtml } from '../../scripts/look/page.mjs';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment;

/** What a reader gets of Markdown: its text, its tables as rows of cells, where its links lead, and the tags that it has. */
export function readHtml(markdown: string) {
  const root = parseFragment(toHtml(markdown));
  const elements = elementsIn(root);
  return {
    text: textOf(root),
    rows: elements.filter(isTag('tr')).map((row) => elementsIn(row).filter(isTag('td', 'th')).map(textOf)),
    links: elements.filter(isTag('a')).map((link) => link.attrs.find(({ name }) => name === 'href')?.value ?? ''),
    tags: elements.map(({ tagName }) => tagName),
  };
}

const isTag =
  (...names: readonly string[]) =>
  ({ tagName }: DefaultTreeAdapterTypes.Element) =>
    names.includes(tagName);

function elementsIn(node: Node): DefaultTreeAdapterTypes.Element[] {
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return tree.isElementNode(node) ? [node, ...inner] : inner;
}

function textOf(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  if (tree.isElementNode(node) && node.tagName === 'br') return '\n';
  const inner = 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  return tree.isElementNode(node) && ['p', 'summary'].includes(node.tagName) ? `\n${inner}\n` : inner;
}
