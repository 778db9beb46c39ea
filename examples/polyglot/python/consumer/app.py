"""Sends values and looks at what comes back."""

import wit_world
from componentize_py_types import Err, Ok, Some
from values import Values, wrapped
from wit_world.imports import echo


class Checks:
    def __init__(self):
        self.made = 0

    def same(self, what: str, sent, got):
        """By their text, in which nan is nan and -0.0 is not 0.0."""
        self.made += 1
        if repr(sent) != repr(got):
            raise Err(f"{what}: sent {sent!r}, got {got!r}")


def result_of(value):
    """A result comes as a value, or as an exception."""
    try:
        return Ok(echo.echo_result(value))
    except Err as err:
        return err


def round_of(values: Values, checks: Checks):
    flag = values.below(2) == 1
    checks.same("bool", flag, echo.echo_bool(flag))
    number = values.f32()
    checks.same("f32", number, echo.echo_f32(number))
    text = values.string()
    checks.same("string", text, echo.echo_string(text))
    data = bytes(values.many(300, lambda: values.below(256)))
    checks.same("bytes", data, echo.echo_bytes(data))
    texts = values.many(5, values.string)
    checks.same("strings", texts, echo.echo_strings(texts))
    integers = values.many(4, values.integers)
    checks.same("integers", integers, echo.echo_integers(integers))
    point = values.point()
    checks.same("point", point, echo.echo_point(point))
    polygon = echo.Shape_Polygon(values.many(4, values.point))
    circle = echo.Shape_Circle(values.below(2**16))
    for shape in [circle, polygon, echo.Shape_Nothing()]:
        checks.same("shape", shape, echo.echo_shape(shape))
    color = values.color()
    checks.same("color", color, echo.echo_color(color))
    access = echo.Access(values.below(8))
    checks.same("access", access, echo.echo_access(access))
    for option in [Some(values.below(2**16)), Some(None), None]:
        checks.same("option", option, echo.echo_option(option))
    ok = Ok(values.below(2**16))
    checks.same("ok", ok, result_of(ok))
    err = Err(values.string())
    checks.same("err", err, result_of(err))
    pair = (values.next(), wrapped(values.below(256), 8), values.char())
    checks.same("tuple", pair, echo.echo_tuple(pair))
    nested = (values.point(), echo.Shape_Polygon(values.many(4, values.point))) if values.below(3) > 0 else None
    checks.same("nested", nested, echo.echo_nested(nested))
    with echo.Counter(2**64 - 6) as one, echo.Counter(5) as other:
        checks.same("counter", 2**64 - 1, one.add(5))
        checks.same("counter that wraps", 1, one.add(2))
        checks.same("other counter", 7, other.add(2))


class WitWorld(wit_world.WitWorld):
    def check(self, seed: int, rounds: int) -> int:
        values, checks = Values(seed), Checks()
        for _ in range(rounds):
            round_of(values, checks)
        return checks.made
