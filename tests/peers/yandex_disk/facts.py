"""Members of every resource and link of the Disk (wire.md §5)."""

import datetime
import hashlib
from urllib.parse import quote_plus

from runner.checks import equal, holds, typed

#: Operations of the emulator are done after a poll or two, however soon those come.
QUICK = {"poll_interval": 0.01}
#: A picture's name is enough for the service to make previews of it.
PICTURE = b"no picture, but the name counts"
SIZES = ["DEFAULT", "XXXS", "XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "C"]


def a_resource(found, path, kind):
    """What files and folders have in common, whoever looks at them."""
    equal((found.type, found.path), (kind, path), "type and path")
    typed(found.name, str, "name")
    for name in ("created", "modified"):
        typed(found[name], datetime.datetime, name)
        equal(found[name].utcoffset(), datetime.timedelta(0), f"the offset of {name}")
    owner, _, key = found.resource_id.partition(":")
    holds(owner.isdigit() and len(key) == 64, "resource_id is the owner's id and 64 digits")
    typed(found.revision, int, "revision")
    holds(len(str(found.revision)) == 16, "revision has 16 digits")
    equal(found.comment_ids.private_resource, found.resource_id, "comment_ids.private_resource")
    equal(found.comment_ids.public_resource, found.resource_id, "comment_ids.public_resource")
    holds(found.exif is not None, "exif is there, be it empty")


def a_file(found, path, content, mime_type=None, media_type=None):
    a_resource(found, path, "file")
    equal(found.embedded, None, "_embedded of a file")
    equal(found.size, len(content), "size")
    equal(found.md5, hashlib.md5(content).hexdigest(), "md5")
    equal(found.sha256, hashlib.sha256(content).hexdigest(), "sha256")
    equal(found.antivirus_status, "clean", "antivirus_status")
    holds(found.file.startswith("http"), "file is a link")
    if mime_type:
        equal((found.mime_type, found.media_type), (mime_type, media_type), "mime_type and media_type")


def a_folder(found, path):
    a_resource(found, path, "dir")
    for name in ("size", "md5", "sha256", "mime_type", "media_type", "antivirus_status", "file", "preview", "sizes"):
        equal(found[name], None, f"{name} of a folder")


def a_page(embedded, names, *, limit=20, offset=0, total=None, path=None):
    """A page of a listing; in all there is no more than this when no total is given."""
    equal([item.name for item in embedded.items], names, "the names")
    equal((embedded.limit, embedded.offset), (limit, offset), "limit and offset")
    equal(embedded.total, len(names) if total is None else total, "total")
    if path is not None:
        equal(embedded.path, path, "the path of the list")
    for item in embedded.items:
        equal(item.embedded, None, "_embedded of an item")


def a_resource_link(case, link, path):
    """A link to a resource, its path written as forms are."""
    equal(link.href, f"{case.emulator.about['api_url']}/v1/disk/resources?path={quote_plus(path)}", "href")
    equal((link.method, link.templated), ("GET", False), "method and templated")
    holds(type(link).__name__.endswith("ResourceLinkObject"), "the link is one to a resource")
    equal(link.path, path, "the path that the library reads from href")


def an_operation_link(case, link):
    """A link to an operation; returns the operation's id."""
    start = f"{case.emulator.about['api_url']}/v1/disk/operations/"
    holds(link.href.startswith(start), "href leads to an operation")
    equal((link.method, link.templated), ("GET", False), "method and templated")
    holds(type(link).__name__.endswith("OperationLinkObject"), "the link is one to an operation")
    identifier = link.href[len(start) :]
    holds(len(identifier) == 64 and set(identifier) <= set("0123456789abcdef"), "the id has 64 digits")
    return identifier


def members(link):
    """What the service has put in a link; the library adds a path that it reads from href."""
    return sorted(name for name in link if name != "path")
