"""Values that a seed makes: the same ones in every language."""

from math import inf, nan
from struct import pack, unpack

from wit_world.imports import echo


def wrapped(value: int, bits: int) -> int:
    """As a signed integer of so many bits."""
    value %= 2**bits
    return value - 2**bits if value >= 2 ** (bits - 1) else value


class Values:
    def __init__(self, seed: int):
        self.state = seed

    def next(self) -> int:
        """splitmix64 (Steele, Lea and Flood, 2014)."""
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
        return mixed ^ (mixed >> 31)

    def below(self, limit: int) -> int:
        return self.next() % limit

    def many(self, limit: int, one) -> list:
        """Up to `limit` of them, itself not counted."""
        return [one() for _ in range(self.below(limit))]

    def one_of(self, all):
        return all[self.below(len(all))]

    def string(self) -> str:
        """From every plane that has characters, or with a zero byte."""
        texts = ["", "a", "Zoë", "日本", "😀x", "a\0b", "𠀋", "\U000e0061", "\U0010fffd"]
        return f"{self.one_of(texts)}{self.below(1000)}"

    def char(self) -> str:
        return self.one_of(["a", "é", "日", "😀", "\U0010ffff"])

    def f64(self) -> float:
        small = self.below(9) / 8
        return self.one_of([0.0, -0.0, nan, inf, -inf, -1.5e300, small])

    def f32(self) -> float:
        (tenth,) = unpack("f", pack("f", 0.1))
        return self.one_of([nan, tenth, -0.0, -inf])

    def color(self) -> echo.Color:
        return self.one_of([echo.Color.RED, echo.Color.GREEN, echo.Color.BLUE])

    def point(self) -> echo.Point:
        return echo.Point(wrapped(self.next(), 32), self.f64(), self.string())

    def integers(self) -> echo.Integers:
        return echo.Integers(
            self.next() % 2**8,
            wrapped(self.next(), 8),
            self.next() % 2**16,
            wrapped(self.next(), 16),
            self.next() % 2**32,
            wrapped(self.next(), 32),
            self.next(),
            wrapped(self.next(), 64),
        )
