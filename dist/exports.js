// What of a world a bundled program does not export, as far as its text tells. Engines say it of one
// function after the other, or when it is called.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { bundleMap, sourceOf } from './bundle.js';
import { importFrom } from './import-from.js';
/** Only running the program would tell. */
const unknown = Symbol('unknown');
export async function lackingExports(expected, { tools, work }) {
    const { parseSync, Visitor } = await importFrom(tools, 'rolldown', './utils');
    const code = readFileSync(`${work}/bundle.js`, 'utf8');
    const program = parseSync('bundle.js', code, { lang: 'js' }).program;
    const names = namesIn(program, Visitor);
    const sources = new SourceMap(bundleMap(work));
    return expected.flatMap(({ path, asked }) => {
        const [missing, within] = follow(path, names);
        if (!missing)
            return [];
        return [{ asked, ...(within && sourceOf(...positionOf(within.start, code), sources, work)) }];
    });
}
/** Whether something is missing for sure, and what it would be in. */
function follow(path, names) {
    let within;
    for (const [depth, choices] of path.entries()) {
        const found = choices.map((name) => (depth === 0 ? names.exported(name) : memberOf(within, name)));
        if (found.every((item) => item === undefined))
            return [true, within];
        const next = names.valueOf(found.find((item) => item !== undefined));
        if (next === unknown)
            return [false];
        within = next;
    }
    return [false];
}
function namesIn(program, Visitor) {
    const bound = new Map();
    const exported = new Map();
    let isOpen = false;
    for (const statement of program.body) {
        if (statement.type === 'ExportAllDeclaration')
            isOpen = true;
        const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        for (const [name, value] of declared(declaration)) {
            bound.set(name, value);
            if (statement !== declaration)
                exported.set(name, value);
        }
        for (const { local, exported: as } of (statement.type === 'ExportNamedDeclaration' && statement.specifiers) || [])
            exported.set(as.name ?? as.value, statement.source ? unknown : local);
    }
    for (const name of changed(program, Visitor))
        bound.set(name, unknown);
    return {
        exported: (name) => exported.get(name) ?? (isOpen ? unknown : undefined),
        valueOf: (node) => (node?.type === 'Identifier' ? (bound.get(node.name) ?? unknown) : node),
    };
}
function declared(node) {
    if (node?.type === 'FunctionDeclaration' || node?.type === 'ClassDeclaration')
        return [[node.id.name, node]];
    if (node?.type !== 'VariableDeclaration')
        return [];
    return node.declarations.flatMap(({ id, init }) => {
        if (id.type === 'Identifier')
            return [[id.name, init ?? unknown]];
        return namesOfPattern(id).map((name) => [name, unknown]);
    });
}
/** `{ a, b: c }` and `[a, b]`: no more than their names. */
function namesOfPattern(pattern) {
    if (pattern?.type === 'Identifier')
        return [pattern.name];
    const parts = pattern?.properties ?? pattern?.elements ?? [];
    return parts.flatMap((part) => namesOfPattern(part?.value ?? part?.argument ?? part?.left ?? part));
}
/** Names whose values may have more than what is written where they begin. */
function changed(program, Visitor) {
    const names = new Set();
    const add = (node) => {
        if (node?.type === 'Identifier')
            names.add(node.name);
        else if (node?.type === 'MemberExpression')
            add(node.object);
        else
            for (const name of namesOfPattern(node))
                names.add(name);
    };
    const addAll = ({ arguments: all }) => all.forEach(add);
    new Visitor({
        AssignmentExpression: ({ left }) => add(left),
        CallExpression: addAll,
        NewExpression: addAll,
    }).visit(program);
    return names;
}
/** A member of an object or a class, as far as it is written there. */
function memberOf(value, name) {
    if (value?.type === 'ObjectExpression')
        return among(value.properties, name, false);
    if (value?.type === 'Prototype')
        return among(value.members, name, value.isOpen);
    if (value?.type !== 'ClassDeclaration' && value?.type !== 'ClassExpression')
        return unknown;
    const isOpen = value.superClass !== null || value.decorators?.length > 0;
    const members = value.body.body;
    if (name === 'prototype')
        return { type: 'Prototype', start: value.start, isOpen, members: members.filter((member) => !member.static) };
    return among(members.filter((member) => member.static), name, isOpen);
}
function among(members, name, isOpen) {
    const found = members.find((member) => !member.computed && (member.key?.name ?? member.key?.value) === name);
    if (found)
        return found.value ?? unknown;
    return isOpen || members.some((member) => member.computed || !member.key) ? unknown : undefined;
}
function positionOf(offset, code) {
    const before = code.slice(0, offset).split('\n');
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
