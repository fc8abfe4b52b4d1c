"""The clients of the vendor's preview, pointed at an emulator."""

import inspect

import frameio
import frameio_experimental
import httpx

from frame_io.answers import Answers
from frame_io.clients import http
from runner.peer import Flavour

CLIENTS = {
    "sync": frameio_experimental.FrameioExperimental,
    "async": frameio_experimental.AsyncFrameioExperimental,
}


class Connection:
    """The library's client, with the answers that it got."""

    def __init__(self, kind, emulator, token=None, **options):
        self.answers = Answers()
        self.http = http(kind, self.answers)
        about = emulator.about
        token = about["token"] if token is None else token
        options = {"api_version": "experimental"} | options
        self.sdk = CLIENTS[kind](base_url=about["api_url"], token=token, httpx_client=self.http, **options)

    def close(self):
        return self.http.close() if isinstance(self.http, httpx.Client) else self.http.aclose()


def flavour(kind):
    return Flavour(kind, "httpx", lambda emulator, **options: Connection(kind, emulator, **options))


FLAVOURS = [flavour("sync"), flavour("async")]


#: Operations of the stable API that go by another name in the preview.
RENAMED = {"account_user_roles_index", "project_user_roles_index", "workspace_user_roles_index"}


def methods(kind):
    """The operations by group that only the preview has; the others are driven by ``frame_io``."""
    stable = frameio.Frameio(base_url="", token="")
    client = CLIENTS[kind](base_url="", token="")
    found = {}
    for name, _ in inspect.getmembers(type(client), lambda member: isinstance(member, property)):
        known = _public(type(getattr(stable, name))) if hasattr(stable, name) else set()
        own = _public(type(getattr(client, name))) - known - RENAMED
        if own:
            found[name] = own
    return found


def _public(of):
    members = inspect.getmembers(of, inspect.isfunction)
    return {name for name, _ in members if not name.startswith("_")}
