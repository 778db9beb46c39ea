"""A child process: starts a component in Wasmtime several times, and tells how long that takes.

Speaks as measure-node.ts does. Wasmtime's package for Python does not show the memories of a component.
"""

import json
import sys
import time

import wasmtime
from wasmtime import component as wc


def main():
    request = json.load(sys.stdin)

    def say(reply):
        sys.stdout.write("\n" + request["mark"] + json.dumps(reply) + "\n")
        sys.stdout.flush()

    try:
        config = wasmtime.Config()
        config.cache = True
        engine = wasmtime.Engine(config)
        component = wc.Component.from_file(engine, request["component"])
        linker = wc.Linker(engine)
        linker.add_wasip2()
        starts = [start(engine, linker, component) for _ in range(request["times"])]
        say({"event": "measured", "starts": starts, "memory": None})
    except Exception as failure:
        lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
        say({"event": "refused", "message": (lines or [type(failure).__name__])[0]})


def start(engine, linker, component):
    store = wasmtime.Store(engine)
    wasi = wasmtime.WasiConfig()
    store.set_wasi(wasi)
    before = time.perf_counter()
    linker.instantiate(store, component)
    return time.perf_counter() - before


main()
