"""Says of each component whether Wasmtime instantiates it: a list of `null`, or why not."""

import json
import sys

from wasmtime import Engine, Store, WasiConfig
from wasmtime.component import Component, Linker


def reason(engine, file):
    linker = Linker(engine)
    linker.add_wasip2()
    linker.add_wasi_http()
    store = Store(engine)
    store.set_wasi(WasiConfig())
    store.set_wasi_http()
    try:
        linker.instantiate(store, Component.from_file(engine, file))
        return None
    except Exception as failure:
        return str(failure)


engine = Engine()
print(json.dumps([reason(engine, file) for file in sys.argv[1:]]))
