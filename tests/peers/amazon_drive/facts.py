"""Members of every node (wire.md §3), and how the library reports errors (wire.md §7)."""

import base64
import contextlib
import datetime
import hashlib
import json

from acdcli.api.common import RequestError, is_valid_id

from runner.checks import equal, holds, raises, typed

from .surface import CODES

NODES = "/drive/v1/nodes"
UPLOADS = "/cdproxy/nodes"
#: An id that no node has.
NOBODY = "A" * 22


def put_file(case, path, content):
    """Puts a file of bytes on the drive; returns its id."""
    case.emulator.put_file(path, content)
    return case.emulator.do("node_id", path=path)


def put_folder(case, path):
    return case.emulator.do("put_folder", path=path)


def content(case, place):
    """The bytes of the file that is at a path or has an id."""
    return base64.b64decode(case.emulator.do("file", place=place))


def root(case):
    return case.emulator.about["root_id"]


def a_node(case, node, kind, name, parents, status="AVAILABLE", version=1):
    """What nodes of all kinds have."""
    holds(is_valid_id(node["id"]), "the id has 22 characters")
    found = (node["kind"], node.get("name"), node["parents"], node["status"], node["version"])
    equal(found, (kind, name, parents, status, version), "kind, name, parents, status and version")
    for date in ("createdDate", "modifiedDate"):
        datetime.datetime.strptime(node[date], "%Y-%m-%dT%H:%M:%S.%fZ")
    holds(node["createdDate"] <= node["modifiedDate"], "it was made before it was changed")
    typed(node["labels"], list, "labels")
    equal(len(node["eTagResponse"]), 11, "the length of eTagResponse")
    equal((node["isShared"], node["restricted"]), (False, False), "isShared and restricted")
    equal(node["createdBy"], case.emulator.about["owner_id"], "createdBy")


def a_folder(case, node, name, parents, **more):
    a_node(case, node, "FOLDER", name, parents, **more)
    holds("contentProperties" not in node, "a folder has no contentProperties")


def a_file(case, node, name, parents, content, content_type, content_version=1, **more):
    a_node(case, node, "FILE", name, parents, **more)
    found = node["contentProperties"]
    equal((found["size"], found["version"]), (len(content), content_version), "size and version of the content")
    equal(found["md5"], hashlib.md5(content).hexdigest(), "md5")
    equal(found["contentType"], content_type, "contentType")
    extension = name.rpartition(".")[2] if "." in name else None
    equal(found.get("extension"), extension, "extension")


def names(nodes):
    return sorted(node["name"] for node in nodes)


@contextlib.contextmanager
def refused(case, status, *parts, code=None, node=None):
    """The block raises the library's error with this status or pseudo code.

    Its text has the ``parts`` in it; as JSON it names the ``code`` and the ``node`` in the way.
    """
    with raises(RequestError) as caught:
        yield caught
    error = caught.error
    equal(error.status_code, status, f"the status of {error}")
    equal(str(error), f"RequestError: {status}, {error.msg}", "the error in words")
    for part in parts:
        holds(part in error.msg, f"{part!r} is in {error.msg!r}")
    if code is not None:
        equal(json.loads(error.msg)["code"], code, "the code")
    if node is not None:
        equal(json.loads(error.msg)["info"]["nodeId"], node, "the node in the way")
    if status in CODES:
        case.noted("RequestError.CODE", CODES[status])


def asked(case, method=None, path=None):
    """The queries of the requests with this method and path, in their order."""
    return [request.query for request in case.emulator.requests(method, path)]
