"""Calls functions of a component in Wasmtime, which is given everything: the network, variables, a folder.

Reads {"component", "interface", "environment", "folder", "calls": [[function, argument...]...]} from standard input, and
prints a line for each call, which is made on an instance of its own: {"value": ...} or {"trap": ...}.
"""

import json
import sys

import wasmtime
from wasmtime import _bindings
from wasmtime import component as wc


def main():
    request = json.load(sys.stdin)
    config = wasmtime.Config()
    config.cache = True
    engine = wasmtime.Engine(config)
    component = wc.Component.from_file(engine, request["component"])
    linker = wc.Linker(engine)
    linker.add_wasip2()
    for function, *arguments in request["calls"]:
        store = wasmtime.Store(engine)
        wasi = wasmtime.WasiConfig()
        wasi.env = list(request["environment"].items())
        wasi.preopen_dir(request["folder"], "/")
        _bindings.wasi_config_inherit_network(wasi.ptr())
        store.set_wasi(wasi)
        print(json.dumps(call(store, linker.instantiate(store, component), request["interface"], function, arguments)))


def call(store, instance, interface, function, arguments):
    owner = instance.get_export_index(store, interface)
    found = instance.get_func(store, instance.get_export_index(store, function, owner))
    try:
        return {"value": plain(found(store, *arguments))}
    except wasmtime.WasmtimeError as failure:
        return {"trap": str(failure)}


def plain(value):
    if isinstance(value, wc.Variant):
        return {value.tag: plain(value.payload)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


main()
