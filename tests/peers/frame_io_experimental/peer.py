"""The vendor's preview package as a peer of the emulated Frame.io: the 26 operations that it has beyond ``frameio``."""

from importlib import metadata

from runner.checks import collect
from runner.peer import Peer

from . import checks, clients

PEER = Peer(
    provider="frameio",
    library=f"frameio-experimental {metadata.version('frameio-experimental')}",
    flavours=clients.FLAVOURS,
    checks=collect(checks),
    methods=clients.methods,
    # The errors are those of `frameio`, whose checks raise each of them.
    exceptions=(),
)
