"""Checks: how they are declared, and what they assert with."""

import contextlib
import importlib
import pkgutil


class Check:
    """A coroutine function that takes a `Case` and raises when something is not as it should be."""

    def __init__(self, function, only, emulator_arguments):
        self.function = function
        self.only = only
        self.emulator_arguments = emulator_arguments
        self.name = f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}"


def check(function=None, *, only=None, emulator=()):
    """Declares a check, for clients of one kind (``sync``, ``async``) when ``only`` says so.

    ``emulator`` holds further arguments for the emulator program.
    """

    def declare(function):
        return Check(function, only, tuple(emulator))

    return declare if function is None else declare(function)


def collect(package):
    """The checks in a package's modules, in the order of the modules' names and of the lines in them."""
    found = []
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        members = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
        found += [member for member in members.values() if isinstance(member, Check)]
    return found


def equal(found, wanted, what="the value"):
    """Both are the same, and of the same type."""
    if found != wanted or (isinstance(wanted, bool) and found is not wanted):
        raise AssertionError(f"{what} is {found!r}, not {wanted!r}")


def holds(condition, what):
    """The condition holds; ``what`` says in words what should be so."""
    if not condition:
        raise AssertionError(f"not so: {what}")


def typed(value, types, what="the value"):
    """The value is of this type, or of one of these."""
    if not isinstance(value, types) or (isinstance(value, bool) and types is int):
        raise AssertionError(f"{what} is {value!r}, of the wrong type {type(value).__name__}")


@contextlib.contextmanager
def raises(wanted, code=None, *, descendants=False):
    """The block raises this very class (or, with ``descendants``, one below it), with this wire code."""
    caught = Caught()
    try:
        yield caught
    except wanted as error:
        if type(error) is not wanted and not descendants:
            raise AssertionError(f"{type(error).__name__} was raised, not {wanted.__name__}") from error
        if code is not None:
            equal(error.error_type, code, f"the code of {type(error).__name__}")
        caught.error = error
    else:
        raise AssertionError(f"{wanted.__name__} was not raised")


class Caught:
    """What a `raises` block has caught, once it has ended."""

    error = None
