"""The public methods and exceptions, read from the library."""

import importlib
import inspect
import pkgutil

from acdcli import api
from acdcli.api import backoff_req, client, common, oauth

MODULES = [importlib.import_module(f"acdcli.api.{module.name}") for module in pkgutil.iter_modules(api.__path__)]
#: The one private method that has to be called from outside: it reads what `get_changes` returns.
CHANGES_READER = "_iter_changes_lines"


def methods(_kind):
    """The public methods by class, the callables of the modules, the pseudo codes of errors, and the constants."""
    return {
        "Client": _public(client.ACDClient) | {CHANGES_READER},
        "BackOffRequest": _public(backoff_req.BackOffRequest),
        "OAuthHandler": _public(oauth.OAuthHandler) | {"__call__"},
        "LocalOAuthHandler": _public(oauth.LocalOAuthHandler) | {"__call__"},
        "AppspotOAuthHandler": _public(oauth.AppspotOAuthHandler) | {"__call__"},
        "acdcli.api": set(_callables()),
        "RequestError.CODE": set(CODES.values()),
        "constants": set(CONSTANTS),
    }


def _public(of):
    """Methods and properties."""
    members = inspect.getmembers(of, lambda member: inspect.isroutine(member) or isinstance(member, property))
    return {name for name, _ in members if not name.startswith("_")}


def _callables():
    """Functions and classes; mixins are nothing but the client's methods."""
    for module in MODULES:
        for name, member in vars(module).items():
            own = getattr(member, "__module__", None) == module.__name__ and callable(member)
            if own and not name.startswith("_") and not name.endswith("Mixin"):
                yield name


def _constants():
    for module in MODULES:
        place = module.__name__.rpartition(".")[2]
        yield from ((f"{place}.{name}", value) for name, value in _capitals(module, module is not common))
    for owner in (oauth.OAuthHandler, oauth.AppspotOAuthHandler, oauth.LocalOAuthHandler):
        yield from ((f"{owner.__name__}.{name}", value) for name, value in _capitals(owner, False))
    yield from ((f"KEYS.{name}", value) for name, value in _capitals(oauth.OAuthHandler.KEYS, False))


def _capitals(of, imports):
    """Names in capitals; ``imports`` leaves out those that come from `common` with a star."""
    for name, value in vars(of).items():
        foreign = imports and hasattr(common, name)
        if name.isupper() and not name.startswith("_") and not foreign and not isinstance(value, type):
            yield name, value


#: The pseudo codes with their names, and the constants, as they are before anything points at an emulator.
CODES = {code: name for name, code in vars(common.RequestError.CODE).items() if name.isupper()}
CONSTANTS = dict(_constants())
