"""A child process: makes calls to a component in Wasmtime, each on a fresh instance.

Speaks as call-node.ts does: a request as JSON on standard input, and one line for
each answer, which starts with the request's mark. `--probe` only prints the version.
"""

import importlib.metadata
import json
import math
import os
import re
import sys
import threading
import time

import wasmtime
from wasmtime import _ffi
from wasmtime import component as wc


def main():
    if sys.argv[1:] == ["--probe"]:
        print(importlib.metadata.version("wasmtime"))
        return
    request = json.load(sys.stdin)

    def say(reply):
        sys.stdout.write(request["mark"] + json.dumps(reply) + "\n")
        sys.stdout.flush()

    memory, reach = request["memory"], request["reach"]
    watch = MemoryWatch(request["mark"])
    try:
        if memory["compile"] is not None:
            watch.allow(memory["compile"])
        config = wasmtime.Config()
        # Compiling takes most of the time of a call: once is enough, and it need not be good code.
        # What strangers have made is not kept.
        if memory["compile"] is None:
            config.cache = True
        config.cranelift_opt_level = "none"
        engine = wasmtime.Engine(config)
        component = wc.Component.from_file(engine, request["component"])
        linker = linker_within(engine, component, reach)
        for call in request["calls"]:
            watch.allow(memory["call"])
            perform(call, linker, component, store_within(engine, memory["call"], reach), memory["call"], say)
    except Exception as failure:
        say({"event": "refused", "message": one_line(failure)})


def linker_within(engine, component, reach):
    """WASI, and HTTP for those that may use the network: for others each of its functions is a trap."""
    linker = wc.Linker(engine)
    linker.add_wasip2()
    if any(name.startswith("wasi:http/") for name in component.type.imports(engine)):
        if reach["network"]:
            linker.allow_shadowing = True
            linker.add_wasi_http()
        else:
            linker.define_unknown_imports_as_traps(component)
    return linker


def store_within(engine, memory, reach):
    """The standard streams, clocks and random numbers are always there; all else is granted."""
    store = wasmtime.Store(engine)
    # An element of a table is a pointer.
    store.set_limits(memory_size=memory, table_elements=memory // 16, instances=1000, tables=1000, memories=100)
    wasi = wasmtime.WasiConfig()
    wasi.inherit_stderr()
    wasi.env = list(reach["environment"].items())
    for folder, seen_as in reach["files"]:
        wasi.preopen_dir(folder, seen_as)
    if reach["network"]:
        # The package has no method for it yet, and nothing at all that opens sockets.
        _ffi.wasi_config_allow_ip_name_lookup(wasi.ptr(), True)
    store.set_wasi(wasi)
    if reach["network"]:
        store.set_wasi_http()
    return store


def perform(call, linker, component, store, memory, say):
    index = call["index"]
    before = data_size()

    def trapped(failure):
        """A program that lacks memory ends in a trap like any other: that it has taken much shows the reason."""
        lacks = re.search(r"exceeds (memory|the limit)|memory limit|resource limit", str(failure)) is not None
        if lacks or data_size() - before > max(memory / 4, 32 * 2**20):
            say({"event": "memory", "index": index})
            return True
        return False

    say({"event": "starting", "index": index})
    try:
        instance = linker.instantiate(store, component)
    except wasmtime.WasmtimeError as failure:
        if trapped(failure):
            return
        raise
    if call["function"] is None:
        say({"event": "returned", "index": index, "value": None})
        return
    function = find(store, instance, call["interface"], call["function"])
    arguments = [lower(t, v) for t, v in zip(call["params"], call["arguments"])]
    say({"event": "calling", "index": index})
    try:
        result = function(store, *arguments)
    except wasmtime.WasmtimeError as failure:
        if not trapped(failure):
            say({"event": "trapped", "index": index, "message": one_line(failure)})
        return
    value = None if call["result"] is None else lift(call["result"], result)
    say({"event": "returned", "index": index, "value": value})


class MemoryWatch:
    """Ends the process when it has too much memory: the limit of a store counts for each memory, not for all of them."""

    # What a process may have besides the memory of the component, in bytes, and seconds between two looks.
    besides = 256 * 2**20
    beat = 0.025

    def __init__(self, mark):
        self.mark = mark
        self.most = None
        threading.Thread(target=self.watch, daemon=True).start()

    def allow(self, more):
        """From now on the process may have so much more than it has."""
        self.most = resident() + more + self.besides

    def watch(self):
        while True:
            time.sleep(self.beat)
            if self.most is not None and resident() > self.most:
                os.write(1, ("\n" + self.mark + json.dumps({"event": "memory"}) + "\n").encode())
                os._exit(1)


def resident():
    """The bytes in memory; where the system does not say, the most that there ever were, or none."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        pass
    try:
        import resource

        scale = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
    except ImportError:
        return 0


def data_size():
    """The bytes that may be written to, touched or not; none where the system does not say."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData"))
    except OSError:
        return resident()


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
    """A trap comes with its backtrace: the cause stands below, or on the last line of Wasmtime's text."""
    lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
    traps = [line for line in lines if "wasm trap:" in line]
    causes = lines[lines.index("Caused by:") + 1 :] if "Caused by:" in lines else []
    return (traps[-1:] or causes[-1:] or lines or [type(failure).__name__])[0]


main()
