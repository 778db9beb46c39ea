"""Divides by zero in Wasmtime, and prints the backtrace."""

import sys, wasmtime
from wasmtime.component import Component, Linker
config = wasmtime.Config()
config.cranelift_opt_level = "none"
engine = wasmtime.Engine(config)
store = wasmtime.Store(engine)
store.set_wasi(wasmtime.WasiConfig())
linker = Linker(engine)
linker.add_wasip2()
instance = linker.instantiate(store, Component.from_file(engine, sys.argv[1]))
try:
    instance.get_func(store, "divide")(store, 1, 0)
except Exception as trap:
    print(trap)
