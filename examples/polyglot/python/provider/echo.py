"""The resources of the interface `echo`."""

from wit_world.exports import echo


class Counter(echo.Counter):
    def __init__(self, start: int):
        self.value = start

    def add(self, n: int) -> int:
        self.value = (self.value + n) % 2**64
        return self.value
