"""yadisk as the peer of the emulated Yandex Disk."""

import yadisk

from runner.checks import collect
from runner.peer import Habit, Peer

from . import checks, clients

PEER = Peer(
    provider="yandex-disk",
    library=f"yadisk {yadisk.__version__}",
    flavours=clients.FLAVOURS,
    checks=collect(checks),
    methods=clients.methods,
    exceptions=clients.exceptions(),
    habits=[
        Habit(
            "LeakedAuthorization",
            "^GET /disk/",
            "download sends the token on to the storage that the link leads to",
            only="sync",
        ),
    ],
    not_raised={
        "YaDiskError": "the root of all the others",
        "RetriableYaDiskError": "the root of those that are retried",
    },
)
