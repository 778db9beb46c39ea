import type { Listed, Listing } from '../../origin/listed.js';

/** What is linked, by go.mod: since Go 1.17 it has also what the modules ask for that the component asks for. */
export const modulesListed: Listing = {
  files: ['go.mod'],
  read(texts) {
    const text = texts.get('go.mod');
    if (text === undefined) return undefined;
    const blocks = [...text.matchAll(/^require\s*\(([^)]*)\)/gm)].flatMap(([, block = '']) => block.split('\n'));
    const lines = [...text.matchAll(/^require\s+([^(\s].*)$/gm)].map(([, line = '']) => line);
    return [...blocks, ...lines].flatMap(moduleIn);
  },
};

/** `example.com/module v1.2.3 // indirect` */
function moduleIn(line: string): Listed[] {
  const [, name, version = ''] = /^\s*"?([^\s"/]+[^\s"]*)"?\s+(v\S+)/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, version, isDirect: !/\/\/\s*indirect\b/.test(line) }];
}
