"""Hides the wasmtime package: what is printed must not depend on whether it is installed."""
