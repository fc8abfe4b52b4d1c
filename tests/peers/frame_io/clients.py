"""frameio's clients, pointed at an emulator."""

import inspect
import logging

import frameio
import httpx
from frameio import auth
from frameio.core import api_error, parse_error, pagination
from frameio.core.chunked_uploader import ChunkedS3Uploader
from frameio.upload import FrameioUploader

from runner.peer import Flavour

from .answers import Answers
from .pauses import Pauses

# It logs every failure, and the checks bring about many.
logging.getLogger("frameio").addHandler(logging.NullHandler())
logging.getLogger("frameio").propagate = False

CLIENTS = {"sync": frameio.Frameio, "async": frameio.AsyncFrameio}
PAGERS = {"sync": pagination.SyncPager, "async": pagination.AsyncPager}
SIGN_IN = {
    "sync": [auth.WebAppAuth, auth.SPAAuth, auth.ServerToServerAuth],
    "async": [auth.AsyncWebAppAuth, auth.AsyncSPAAuth, auth.AsyncServerToServerAuth],
}
#: The whole of the clients is their groups.
GROUPS = sorted(
    name for name, _ in inspect.getmembers(frameio.Frameio, lambda member: isinstance(member, property))
)


class Connection:
    """The library's client, with the answers that it got and the pauses that it wanted."""

    def __init__(self, kind, emulator, token=None, **options):
        self.answers, self.pauses = Answers(), Pauses()
        self.http = http(kind, self.answers)
        about = emulator.about
        token = about["token"] if token is None else token
        self.sdk = CLIENTS[kind](base_url=about["api_url"], token=token, httpx_client=self.http, **options)

    def close(self):
        return self.http.close() if isinstance(self.http, httpx.Client) else self.http.aclose()


def http(kind, answers):
    """An HTTP client that notes the answers that it gets."""

    def note(response):
        response.read()
        answers.note(response)

    async def note_async(response):
        await response.aread()
        answers.note(response)

    if kind == "sync":
        return httpx.Client(timeout=10, event_hooks={"response": [note]})
    return httpx.AsyncClient(timeout=10, event_hooks={"response": [note_async]})


def flavour(kind):
    return Flavour(kind, "httpx", lambda emulator, **options: Connection(kind, emulator, **options))


FLAVOURS = [flavour("sync"), flavour("async")]


def methods(kind):
    """The operations by group, and the methods of everything else that the library offers."""
    client = CLIENTS[kind](base_url="", token="")
    found = {name: _public(type(getattr(client, name))) for name in GROUPS}
    for of in [*SIGN_IN[kind], PAGERS[kind], FrameioUploader, ChunkedS3Uploader]:
        found[of.__name__.removeprefix(kind.capitalize())] = _public(of)
    found["frameio.auth"] = {name for name in auth.__all__ if inspect.isfunction(getattr(auth, name))}
    return found


def _public(of):
    members = inspect.getmembers(of, inspect.isfunction)
    return {name for name, _ in members if not name.startswith("_")}


def exceptions():
    """Those of the API and of sign-in."""
    known = [api_error.ApiError, parse_error.ParsingError]
    for module in (frameio.errors, auth):
        members = (getattr(module, name) for name in module.__all__)
        known += [known for known in members if inspect.isclass(known) and issubclass(known, Exception)]
    return known
