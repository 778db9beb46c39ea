// A child process: transpiles a component with jco and makes calls to it, each on a fresh
// instance. Reads a request on standard input; every line of its answers starts with the
// request's mark, which tells them from what the component itself prints.
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { transpiled } from './transpiled.js';
import { MemoryWatch } from './watch-memory.js';
async function perform(call, exports, watch) {
    if (call.function === null) {
        say({ event: 'returned', index: call.index, value: null });
        return;
    }
    const owner = call.interface === null ? exports : interfaceOf(exports, call.interface);
    const func = owner[camel(call.function)];
    const args = call.params.map((type, i) => lower(type, call.arguments[i] ?? null));
    say({ event: 'calling', index: call.index });
    try {
        say({ event: 'returned', index: call.index, value: result(call.result, await func(...args)) });
    }
    catch (failure) {
        say(errorResult(call, failure) ?? trapOf(call, failure, watch));
    }
}
/** A program that lacks memory ends in a trap like any other: that it has taken much shows the reason. */
function trapOf({ index }, failure, watch) {
    const lacks = failure instanceof RangeError && /memory/i.test(failure.message);
    return lacks || (failure instanceof WebAssembly.RuntimeError && watch.isFull())
        ? { event: 'memory', index }
        : { event: 'trapped', index, message: messageOf(failure) };
}
/** jco returns the value of an `ok`, and throws an `err`. */
function result(type, value) {
    if (type === null)
        return null;
    if (isResult(type))
        return { ok: type.result[0] ? lift(type.result[0], value) : null };
    return lift(type, value);
}
/** An `err` is thrown, as it is or in a `ComponentError`; every other error is a trap. */
function errorResult({ index, result }, failure) {
    if (!isResult(result) || (failure instanceof Error && !('payload' in failure)))
        return undefined;
    const payload = failure instanceof Error ? failure.payload : failure;
    const [, type] = result.result;
    return { event: 'returned', index, value: { err: type ? lift(type, payload) : null } };
}
function isResult(type) {
    return type !== null && typeof type === 'object' && 'result' in type;
}
function interfaceOf(exports, name) {
    const bare = name.replace(/@.*$/, '');
    const key = Object.keys(exports).find((key) => key === name || key.replace(/@.*$/, '') === bare);
    return exports[key ?? name];
}
/** The form in which jco takes a value of this type. */
function lower(type, value) {
    if (typeof type === 'string') {
        if (type === 'u64' || type === 's64')
            return BigInt(String(value));
        if (type === 'f32' || type === 'f64')
            return Number({ nan: NaN, inf: Infinity, '-inf': -Infinity }[String(value)] ?? value);
        return value;
    }
    const items = value;
    if ('list' in type)
        return typedArray(type.list, items.map((item) => lower(type.list, item)));
    if ('tuple' in type)
        return type.tuple.map((item, i) => lower(item, items[i] ?? null));
    if ('record' in type) {
        const fields = value;
        return Object.fromEntries(type.record.map(([name, field]) => [camel(name), lower(field, fields[name] ?? null)]));
    }
    if ('variant' in type) {
        const [name, payload] = items;
        const payloadType = type.variant.find(([label]) => label === name)?.[1];
        return { tag: name, ...(payloadType && { val: lower(payloadType, payload ?? null) }) };
    }
    if ('enum' in type)
        return value;
    if ('flags' in type)
        return Object.fromEntries(type.flags.map((name) => [camel(name), items.includes(name)]));
    if ('option' in type) {
        const inner = value === null ? undefined : lower(type.option, items[0] ?? null);
        return isNullable(type.option) ? (value === null ? { tag: 'none' } : { tag: 'some', val: inner }) : inner;
    }
    const [tag, payload] = Object.entries(value)[0] ?? ['ok', null];
    const payloadType = type.result[tag === 'ok' ? 0 : 1];
    return { tag, val: payloadType ? lower(payloadType, payload) : undefined };
}
/** The way back. */
function lift(type, value) {
    if (typeof type === 'string') {
        if (type === 'u64' || type === 's64')
            return String(value);
        if (type === 'f32' || type === 'f64')
            return liftFloat(value);
        return value;
    }
    if ('list' in type)
        return Array.from(value, (item) => lift(type.list, item));
    if ('tuple' in type)
        return type.tuple.map((item, i) => lift(item, value[i]));
    if ('record' in type)
        return Object.fromEntries(type.record.map(([name, field]) => [name, lift(field, value[camel(name)])]));
    if ('variant' in type) {
        const payload = type.variant.find(([name]) => name === value.tag)?.[1];
        return payload ? [value.tag, lift(payload, value.val)] : [value.tag];
    }
    if ('enum' in type)
        return value;
    if ('flags' in type)
        return type.flags.filter((name) => value[camel(name)]);
    if ('option' in type) {
        if (isNullable(type.option))
            return value.tag === 'some' ? [lift(type.option, value.val)] : null;
        return value === undefined || value === null ? null : [lift(type.option, value)];
    }
    const payload = type.result[value.tag === 'ok' ? 0 : 1];
    return { [value.tag]: payload ? lift(payload, value.val) : null };
}
function liftFloat(value) {
    if (Number.isNaN(value))
        return 'nan';
    if (!Number.isFinite(value))
        return value > 0 ? 'inf' : '-inf';
    return Object.is(value, -0) ? '-0' : value;
}
/**
 * Whether jco says `undefined` for an empty value of this type. The outer of two nested options
 * cannot, since nobody could tell which one is empty: it is tagged. A tagged value is never
 * `undefined`, so that the outermost of three is free to be.
 */
const isNullable = (type) => typeof type === 'object' && 'option' in type && !isNullable(type.option);
const arrays = {
    u8: Uint8Array,
    u16: Uint16Array,
    u32: Uint32Array,
    u64: BigUint64Array,
    s8: Int8Array,
    s16: Int16Array,
    s32: Int32Array,
    s64: BigInt64Array,
    f32: Float32Array,
    f64: Float64Array,
};
const typedArray = (type, items) => typeof type === 'string' && arrays[type] ? arrays[type].from(items) : items;
/** `get-etag` is `getEtag` in JavaScript. */
function camel(name) {
    return name.toLowerCase().replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
function messageOf(failure) {
    return failure instanceof Error ? failure.message : String(failure);
}
/** One instance for each call; what starts it counts as a part of the call. */
async function callEach(instantiate, watch) {
    for (const call of request.calls) {
        watch.allow(request.memory.call);
        say({ event: 'starting', index: call.index });
        let exports;
        try {
            exports = await instantiate();
        }
        catch (failure) {
            const end = trapOf(call, failure, watch);
            if (end.event !== 'memory')
                throw failure;
            say(end);
            continue;
        }
        await perform(call, exports, watch);
    }
}
// All of the above must be there before the first call.
const request = JSON.parse(readFileSync(0, 'utf8'));
const say = (reply) => process.stdout.write(`${request.mark}${JSON.stringify(reply)}\n`);
try {
    const watch = new MemoryWatch(request.mark);
    if (request.memory.compile !== null)
        watch.allow(request.memory.compile);
    const instantiate = await transpiled(request);
    // It counts for what is instantiated from now on: what has transpiled is a component itself.
    setFlagsFromString(`--wasm-max-mem-pages=${Math.floor(request.memory.call / 65_536)}`);
    await callEach(instantiate, watch);
}
catch (failure) {
    say({ event: 'refused', message: messageOf(failure) });
}
process.exit(0);
