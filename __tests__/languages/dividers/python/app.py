import wit_world


def quotient(a: int, b: int) -> int:
    return a // b


class WitWorld(wit_world.WitWorld):
    def divide(self, a: int, b: int) -> int:
        return quotient(a, b)
