"""frameio as the peer of the emulated Frame.io."""

from importlib import metadata

from runner.checks import collect
from runner.peer import Peer

from . import checks, clients

PEER = Peer(
    provider="frameio",
    library=f"frameio {metadata.version('frameio')}",
    flavours=clients.FLAVOURS,
    checks=collect(checks),
    methods=clients.methods,
    exceptions=clients.exceptions(),
    not_raised={
        "FrameioAuthError": "the root of all that sign-in raises",
        "ParsingError": "the library builds its objects without validation, from whatever comes",
        "PKCEError": "nothing in the library raises it",
    },
)
