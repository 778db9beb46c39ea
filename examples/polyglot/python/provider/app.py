"""Gives back what it is given."""

from echo import Counter  # noqa: F401: a resource is looked for in a module called as its interface is
from componentize_py_types import Err, Result
from wit_world import exports


class Echo(exports.Echo):
    def echo_bool(self, value):
        return value

    def echo_f32(self, value):
        return value

    def echo_string(self, value):
        return value

    def echo_bytes(self, value):
        return value

    def echo_strings(self, value):
        return value

    def echo_integers(self, value):
        return value

    def echo_point(self, value):
        return value

    def echo_shape(self, value):
        return value

    def echo_color(self, value):
        return value

    def echo_access(self, value):
        return value

    def echo_option(self, value):
        return value

    def echo_result(self, value: Result[int, str]) -> int:
        # A result is an object as a parameter, and a value or an exception as what a function gives.
        if isinstance(value, Err):
            raise value
        return value.value

    def echo_tuple(self, value):
        return value

    def echo_nested(self, value):
        return value
