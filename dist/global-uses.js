// What a bundled program uses of the engine's global objects, and where its author wrote so.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { bundleMap, sourceOf } from './bundle.js';
import { importFrom } from './import-from.js';
/** Globals that do not belong to JavaScript itself: what a program uses of them depends on the engine. */
const ofHosts = ('AbortController AbortSignal Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy CustomEvent ' +
    'DecompressionStream Event EventTarget File FormData Headers ReadableStream Request Response TextDecoder ' +
    'TextEncoder TransformStream URL URLSearchParams WritableStream addEventListener clearInterval clearTimeout ' +
    'console crypto fetch performance setInterval setTimeout structuredClone').split(' ');
/** What these do depends on what is asked of them. */
const byMember = ['Date', 'Math', 'console', 'crypto', 'performance'];
const mark = '__wasmwright_global_';
/**
 * Reads the bundle, so that dependencies count and what was left out of it does not. The bundler's own
 * analysis of scopes tells a global from whatever else has its name: it gives each a name that nobody has.
 */
export async function globalUses(tools, work) {
    const { transformSync, parseSync, Visitor } = await importFrom(tools, 'rolldown', './utils');
    const code = readFileSync(`${work}/bundle.js`, 'utf8');
    const parse = (text) => parseSync('bundle.js', text, { lang: 'js' }).program;
    const define = Object.fromEntries([...ofHosts, ...byMember, 'globalThis'].map((name) => [name, mark + name]));
    const marked = identifiersIn(parse(transformSync('bundle.js', code, { lang: 'js', define }).code), Visitor);
    const program = parse(code);
    // What has new names is otherwise the same program. If it were not, no name would be told from a global.
    const all = identifiersIn(program, Visitor);
    const isSame = all.length === marked.length;
    const globals = new Set(all.filter(({ name }, i) => name in define && (!isSame || marked[i].name !== name)));
    const found = [];
    collect(program, globals, Visitor, (what, node, atLoad) => found.push({ what, atLoad, offset: node.start }));
    const sources = new SourceMap(bundleMap(work));
    const positions = positionsIn(code);
    return firstOfEach(found
        .sort((a, b) => a.offset - b.offset)
        .map(({ what, atLoad, offset }) => ({ what, atLoad, ...sourceOf(...positions(offset), sources, work) })));
}
function identifiersIn(program, Visitor) {
    const nodes = [];
    new Visitor({ Identifier: (node) => nodes.push(node) }).visit(program);
    return nodes;
}
/** Gives line and column of offsets that only grow. */
function positionsIn(code) {
    let [line, start] = [1, 0];
    return (offset) => {
        for (let end = code.indexOf('\n', start); end >= 0 && end < offset; end = code.indexOf('\n', start)) {
            line++;
            start = end + 1;
        }
        return [line, offset - start + 1];
    };
}
/** The author's own code says more than that of a dependency. */
function firstOfEach(uses) {
    const rank = ({ file }) => (file === undefined ? 2 : file.includes('node_modules/') ? 1 : 0);
    const first = new Map();
    for (const use of uses) {
        const key = `${use.what} ${use.atLoad}`;
        const known = first.get(key);
        if (!known || rank(use) < rank(known))
            first.set(key, use);
    }
    return [...first.values()];
}
function collect(program, globals, Visitor, tell) {
    const globalOf = (node) => globalNamed(node, globals);
    let depth = 0;
    const asked = new Set();
    const enter = () => depth++;
    const leave = () => depth--;
    const say = (what, node) => tell(what, node, depth === 0);
    new Visitor({
        FunctionDeclaration: enter,
        'FunctionDeclaration:exit': leave,
        FunctionExpression: enter,
        'FunctionExpression:exit': leave,
        ArrowFunctionExpression: enter,
        'ArrowFunctionExpression:exit': leave,
        // Asking whether there is one is no use of it.
        UnaryExpression: ({ operator, argument }) => operator === 'typeof' && asked.add(argument),
        Identifier(node) {
            const name = globalOf(node);
            if (name !== undefined && !byMember.includes(name) && name !== 'globalThis' && !asked.has(node))
                say(name, node);
        },
        MemberExpression(node) {
            if (asked.has(node))
                return;
            const owner = globalOf(node.object);
            if (owner !== undefined && byMember.includes(owner))
                say(`${owner}.${memberOf(node) ?? '…'}`, node);
            const name = globalOf(node);
            if (name !== undefined && !byMember.includes(name))
                say(name, node);
        },
        VariableDeclarator({ id, init }) {
            const owner = init && globalOf(init);
            if (owner === undefined || !byMember.includes(owner) || id.type !== 'ObjectPattern')
                return;
            for (const property of id.properties)
                if (property.key?.type === 'Identifier')
                    say(`${owner}.${property.key.name}`, property);
        },
        CallExpression: (node) => globalOf(node.callee) === 'Date' && say('Date()', node),
        NewExpression: (node) => globalOf(node.callee) === 'Date' && node.arguments.length === 0 && say('new Date()', node),
    }).visit(program);
}
/** `Date` and `globalThis.Date` are the same. */
function globalNamed(node, globals) {
    if (globals.has(node))
        return node.name;
    if (node.type !== 'MemberExpression' || globalNamed(node.object, globals) !== 'globalThis')
        return undefined;
    const name = memberOf(node);
    return name !== undefined && (ofHosts.includes(name) || byMember.includes(name)) ? name : undefined;
}
function memberOf({ property, computed }) {
    if (!computed)
        return property.name;
    return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}
