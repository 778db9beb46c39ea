# Made from the world by wasmwright: the class with the functions to be written.
import wit_world


class WitWorld(wit_world.WitWorld):
    def greet(self, name: str) -> str:
        return f"Hello, {name}!"
