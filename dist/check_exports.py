"""A child process: looks whether a program has the classes and methods that a world asks for.

componentize-py finds out when a function is called, in a component that is long in use. Reads
a request as JSON on standard input, and answers with one line of JSON that starts with a record
separator (RFC 7464): what is missing, and where it is to be written. Only the text of the program
is read. Whatever could make a name in another way than by writing it down is trusted.
"""

import ast
import json
import os
import sys


class Unknown(Exception):
    """Something that only running the program would tell."""


class Module:
    """The names of a module, each with what binds it."""

    def __init__(self, roots, name):
        self.roots = roots
        self.path = find(roots, name)
        if self.path is None:
            raise Unknown
        try:
            with open(self.path, "rb") as file:
                tree = ast.parse(file.read())
        except (SyntaxError, ValueError, OSError):
            # The Python inside the component may know more than this one: it is the one that says so.
            raise Unknown from None
        self.names = dict(bindings(tree.body))

    def lookup(self, name):
        """What is bound to a name, with the module that it is written in; none: nothing is."""
        bound = self.names.get(name)
        if isinstance(bound, tuple):
            module, original = bound
            return Module(self.roots, module).lookup(original)
        if bound is not None:
            return self, bound
        if "*" in self.names or "__getattr__" in self.names:
            raise Unknown
        return None


def find(roots, name):
    for root in roots:
        for end in (".py", "/__init__.py"):
            path = os.path.join(root, *name.split(".")) + end
            if os.path.isfile(path):
                return path
    return None


def bindings(body):
    """Every name that is bound outside of functions and classes, whatever way the program takes."""
    for node in body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                local = alias.asname or alias.name
                yield local, node if node.level or not node.module else (node.module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], node
        else:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
                    yield inner.id, inner
                elif isinstance(inner, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield inner.name, inner
                elif isinstance(inner, (ast.Import, ast.ImportFrom)):
                    yield from bindings([inner])
                elif isinstance(inner, ast.Call) and not isinstance(node, (ast.Assign, ast.AnnAssign)):
                    # `globals().update(...)` and the like.
                    if getattr(inner.func, "id", "") in ("globals", "vars", "setattr", "exec"):
                        yield "*", inner


def members(module, node):
    """The names in a class and in those that it is derived from, if these are the program's own."""
    if not isinstance(node, ast.ClassDef) or node.decorator_list or node.keywords:
        raise Unknown
    names = set(dict(bindings(node.body)))
    if names & {"*", "__getattr__", "__getattribute__"}:
        raise Unknown
    for base in node.bases:
        if not brings_nothing(module, base):
            if not isinstance(base, ast.Name):
                raise Unknown
            found = module.lookup(base.id)
            if found is None:
                raise Unknown
            names |= members(*found)
    return names


def brings_nothing(module, base):
    """What is only to be implemented: the classes of `wit_world`, and those that mark a class as such."""
    first, *rest = ast.unparse(base).split(".")
    bound = module.names.get(first)
    origin = bound if isinstance(bound, tuple) else (first,)
    path = ".".join([*origin, *rest])
    return path.startswith("wit_world.") or path in ("object", "abc.ABC", "typing.Protocol")


def missing(expected, roots, entry):
    """What of a class is not there: all that it stands for, or some of its methods."""
    name = expected.get("module", entry)
    if find(roots, name) is None:
        return {"file": find(roots, entry), "asked": expected["asked"]}
    module = Module(roots, name)
    found = module.lookup(expected["class"])
    if found is None:
        return {"file": module.path, "asked": expected["asked"]}
    module, node = found
    there = members(module, node)
    lacking = [m for m in expected["methods"] if m["name"] not in there and m["name"] + "_" not in there]
    return {"file": module.path, "line": node.lineno, "column": node.col_offset + 1, "methods": lacking}


def main():
    request = json.load(sys.stdin)
    answers = []
    try:
        Module(request["roots"], request["entry"])
    except Unknown:
        # What is wrong with it is said when it is loaded.
        return
    for expected in request["expected"]:
        try:
            answer = missing(expected, request["roots"], request["entry"])
        except (Unknown, RecursionError):
            continue
        if answer.get("asked") or answer.get("methods"):
            answers.append({**expected, **answer})
    sys.stdout.write("\x1e" + json.dumps(answers) + "\n")
    sys.exit(1 if answers else 0)


main()
