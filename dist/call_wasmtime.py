"""A child process: makes calls to a component in Wasmtime, each on a fresh instance.

Speaks as call-node.ts does: a request as JSON on standard input, and one line for
each answer, which starts with the request's mark. `--probe` only prints the version.
"""

import importlib.metadata
import json
import math
import sys

import wasmtime
from wasmtime import component as wc


def main():
    if sys.argv[1:] == ["--probe"]:
        print(importlib.metadata.version("wasmtime"))
        return
    request = json.load(sys.stdin)

    def say(reply):
        sys.stdout.write(request["mark"] + json.dumps(reply) + "\n")
        sys.stdout.flush()

    try:
        config = wasmtime.Config()
        # Compiling takes most of the time of a call: once is enough, and it need not be good code.
        config.cache = True
        config.cranelift_opt_level = "none"
        engine = wasmtime.Engine(config)
        component = wc.Component.from_file(engine, request["component"])
        linker = wc.Linker(engine)
        linker.add_wasip2()
        for call in request["calls"]:
            store = wasmtime.Store(engine)
            wasi = wasmtime.WasiConfig()
            wasi.inherit_stderr()
            store.set_wasi(wasi)
            perform(call, store, linker.instantiate(store, component), say)
    except Exception as failure:
        say({"event": "refused", "message": one_line(failure)})


def perform(call, store, instance, say):
    index = call["index"]
    function = find(store, instance, call["interface"], call["function"])
    arguments = [lower(t, v) for t, v in zip(call["params"], call["arguments"])]
    say({"event": "calling", "index": index})
    try:
        result = function(store, *arguments)
    except wasmtime.WasmtimeError as failure:
        say({"event": "trapped", "index": index, "message": one_line(failure)})
        return
    value = None if call["result"] is None else lift(call["result"], result)
    say({"event": "returned", "index": index, "value": value})


def find(store, instance, interface, name):
    owner = None
    if interface is not None:
        owner = instance.get_export_index(store, interface)
    return instance.get_func(store, instance.get_export_index(store, name, owner))


def lower(t, value):
    """The form in which this package takes a value of the type `t`."""
    if isinstance(t, str):
        if t in ("u64", "s64"):
            return int(value)
        return float(value) if t in ("f32", "f64") else value
    [(kind, inner)] = t.items()
    if kind == "list":
        items = [lower(inner, item) for item in value]
        return bytes(items) if inner == "u8" else items
    if kind == "tuple":
        return tuple(lower(*pair) for pair in zip(inner, value))
    if kind == "record":
        record = wc.Record()
        for name, field in inner:
            setattr(record, name, lower(field, value[name]))
        return record
    if kind == "flags":
        return set(value)
    if kind == "enum":
        return value
    tag, payload = case_of(kind, value)
    payload_type = dict(cases(t))[tag]
    payload = None if payload_type is None else lower(payload_type, payload)
    return wc.Variant(tag, payload) if is_tagged(t) else payload


def lift(t, value):
    """The way back."""
    if isinstance(t, str):
        if t in ("u64", "s64"):
            return str(value)
        return lift_float(value) if t in ("f32", "f64") else value
    [(kind, inner)] = t.items()
    if kind == "list":
        return [lift(inner, item) for item in value]
    if kind == "tuple":
        return [lift(*pair) for pair in zip(inner, value)]
    if kind == "record":
        return {name: lift(field, getattr(value, name)) for name, field in inner}
    if kind == "flags":
        return [name for name in inner if name in value]
    if kind == "enum":
        return value
    tag, payload = (value.tag, value.payload) if is_tagged(t) else untagged(t, value)
    payload_type = dict(cases(t))[tag]
    payload = None if payload_type is None else lift(payload_type, payload)
    if kind == "variant":
        return [tag] if payload_type is None else [tag, payload]
    if kind == "option":
        return None if tag == "none" else [payload]
    return {tag: payload}


def cases(t):
    """Options and results are variants with fixed names."""
    [(kind, inner)] = t.items()
    if kind == "option":
        return [("none", None), ("some", inner)]
    return [("ok", inner[0]), ("err", inner[1])] if kind == "result" else inner


def case_of(kind, value):
    if kind == "option":
        return ("none", None) if value is None else ("some", value[0])
    if kind == "result":
        return next(iter(value.items()))
    return value[0], value[1] if len(value) > 1 else None


def is_tagged(t):
    """This package leaves the tag away where the Python type of each case tells them apart."""
    seen = set()
    for _, payload in cases(t):
        classes = {object} if payload is None else classes_of(payload)
        if classes & seen:
            return True
        seen |= classes
    return False


def classes_of(t):
    if isinstance(t, str):
        return {{"bool": bool, "char": str, "string": str, "f32": float, "f64": float}.get(t, int)}
    [(kind, inner)] = t.items()
    simple = {"tuple": tuple, "record": wc.Record, "flags": set, "enum": str}
    if kind in simple:
        return {simple[kind]}
    if kind == "list":
        return {bytes if inner == "u8" else list}
    if is_tagged(t):
        return {wc.Variant}
    return set().union(*({object} if p is None else classes_of(p) for _, p in cases(t)))


def untagged(t, value):
    for name, payload in cases(t):
        if payload is None:
            if value is None:
                return name, None
        elif type(value) in {type(None) if c is object else c for c in classes_of(payload)}:  # A bool is an int.
            return name, value
    raise TypeError(f"no case of {t} holds {value!r}")


def lift_float(value):
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return "-0" if value == 0 and math.copysign(1, value) < 0 else value


def one_line(failure):
    """A trap comes with its backtrace; the cause stands on the last line of Wasmtime's text."""
    lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith("wasm trap:") or "wasm trap:" in line]
    return (causes or lines or [type(failure).__name__])[-1 if causes else 0]


main()
