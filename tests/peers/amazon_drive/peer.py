"""acdcli as the peer of the emulated Amazon Drive."""

from importlib import metadata

from acdcli.api.common import RequestError

from runner.checks import collect
from runner.peer import Habit, Peer

from . import checks, clients, surface

GONE = "this release has it as a setting in acd_client.ini; constants.settings_stand_for_former_constants"
LATER = "came after the last release, in the development source only"

PEER = Peer(
    provider="amazon-drive",
    library=f"acdcli {metadata.version('acdcli')}",
    flavours=clients.FLAVOURS,
    checks=collect(checks),
    methods=surface.methods,
    exceptions=[RequestError],
    habits=[
        Habit(
            "UnknownEndpoint",
            "/properties/(/|: )",
            "add_property and list_properties put an empty owner in the path as it is",
        ),
    ],
    not_driven={
        "Client.get_root_node": LATER,
        "Client.list_child_folders": LATER,
        "Client.resolve_folder_path": LATER,
        "constants.backoff_req.CONN_TIMEOUT": GONE,
        "constants.backoff_req.IDLE_TIMEOUT": GONE,
        "constants.backoff_req.REQUESTS_TIMEOUT": GONE,
        "constants.client.ENDPOINT_VAL_TIME": GONE,
        "constants.content.CHUNK_MAX_RETRY": GONE,
        "constants.content.CHUNK_SIZE": GONE,
        "constants.content.FS_RW_CHUNK_SZ": GONE,
        "acdcli.acd_fuse": "no part of the client; it needs libfuse and a kernel that mounts",
        "acd_cli": "no part of the client; the script needs pkg_resources, which setuptools no longer has",
        "acdcli.cache": "no part of the client; a database on the own disk, which asks no server",
    },
)
