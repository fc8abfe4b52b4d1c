"""yadisk's clients, pointed at an emulator."""

import inspect

import yadisk
from yadisk import objects, settings
from yadisk._api import auth

from runner.peer import Flavour

#: What every object of the library has, about its fields and not about the Disk.
OWN_AFFAIRS = set(dir(objects.YaDiskObject))
CLASSES = {"sync": yadisk.Client, "async": yadisk.AsyncClient}


def point_at(emulator):
    """Makes every client of this process talk to the emulator.

    The API's base URL is read for each request. The OAuth host's was copied into the request classes when the library
    was imported, so it has to be set there.
    """
    settings.BASE_API_URL = emulator.about["api_url"]
    settings.BASE_OAUTH_API_URL = emulator.about["oauth_url"]
    for name in auth.__all__:
        getattr(auth, name).base_url = emulator.about["oauth_url"]


def flavour(kind, library):
    def connect(emulator, token=None, **options):
        point_at(emulator)
        about = emulator.about
        token = about["token"] if token is None else token
        options.setdefault("session", library)
        return CLASSES[kind](about["client_id"], about["client_secret"], token, **options)

    return Flavour(kind, library, connect)


FLAVOURS = [
    flavour("sync", "requests"),
    flavour("sync", "httpx"),
    flavour("async", "httpx"),
    flavour("async", "aiohttp"),
]


def methods(kind):
    """The public methods of the client, and of the objects that it returns, which call it in turn."""
    found = {"Client": _public(CLASSES[kind])}
    prefix = kind.capitalize()
    for name in objects.__all__:
        if name.startswith(prefix):
            methods = _public(getattr(objects, name)) - OWN_AFFAIRS
            if methods:
                found[name[len(prefix) :]] = methods
    return found


def _public(of):
    members = inspect.getmembers(of, inspect.isfunction)
    return {name for name, _ in members if not name.startswith("_")}


def exceptions():
    known = (getattr(yadisk.exceptions, name) for name in yadisk.exceptions.__all__)
    return [known for known in known if issubclass(known, Exception)]
