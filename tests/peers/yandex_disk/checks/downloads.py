"""Downloads: endpoint 8, and the storage host of the links (wire.md §6.2)."""

import io
import zipfile

from yadisk.exceptions import (
    GoneError,
    InternalServerError,
    NotFoundError,
    PathNotFoundError,
    RequestError,
    ResourceDownloadLimitExceededError,
)

from runner.checks import check, equal, holds, raises

from ..facts import a_resource_link
from ..streams import Unseekable

CONTENT = bytes(range(256)) * 1000


@check
async def a_file_comes_down(case):
    case.emulator.put_file("disk:/a & b.bin", CONTENT)
    local = case.folder / "local.bin"
    a_resource_link(case, await case.client.download("/a & b.bin", str(local)), "disk:/a & b.bin")
    equal(local.read_bytes(), CONTENT, "the local file")
    await case.client.download("/a & b.bin", str(local).encode())
    target = io.BytesIO(b"before")
    target.seek(6)
    await case.client.download("disk:/a & b.bin", target)
    equal(target.getvalue(), b"before" + CONTENT, "the target")
    target = Unseekable()
    await case.client.download("/a & b.bin", target)
    equal(target.getvalue(), CONTENT, "the target that can be written once")
    [asked, *_] = case.emulator.requests("GET", "/v1/disk/resources/download")
    equal(asked.query, {"path": "disk:/a & b.bin", "fields": "href"}, "the query")
    loads = [request for request in case.emulator.requests() if request.origin == "download"]
    equal(len(loads), 4, "how many downloads there were")
    # The sync client sends its token on to the storage (see its habits), the async one does not.
    tokens = {"authorization" in load.headers for load in loads}
    equal(tokens, {case.flavour.kind == "sync"}, "whether the storage gets a token")


@check
async def an_empty_file_comes_down(case):
    case.emulator.put_file("disk:/empty", b"")
    target = io.BytesIO()
    await case.client.download("/empty", target)
    equal(target.getvalue(), b"", "the target")


@check
async def a_link_can_be_asked_for_and_used_later(case):
    case.emulator.put_file("disk:/a.txt", CONTENT)
    link = await case.client.get_download_link("/a.txt")
    holds(link.startswith(case.emulator.about["download_url"] + "/disk/"), "the link leads to the storage")
    target = io.BytesIO()
    equal(await case.client.download_by_link(link, target), None, "what comes back")
    equal(target.getvalue(), CONTENT, "the target")
    local = case.folder / "local.txt"
    await case.client.download_by_link((await case.client.get_meta("/a.txt")).file, str(local))
    equal(local.read_bytes(), CONTENT, "the local file of the resource's own link")


@check
async def a_folder_comes_down_as_an_archive(case):
    case.emulator.put_file("disk:/a/b.txt", b"hello")
    case.emulator.put_file("disk:/a/c/ü.bin", CONTENT)
    target = io.BytesIO()
    await case.client.download("/a", target)
    archive = zipfile.ZipFile(target)
    equal(archive.testzip(), None, "what is broken in the archive")
    files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    equal(files, {"a/b.txt": b"hello", "a/c/ü.bin": CONTENT}, "the files in the archive")


@check
async def what_is_not_there_does_not_come_down(case):
    local = case.folder / "local.txt"
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await case.client.download("/nothing", str(local))
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await case.client.get_download_link("/nothing")
    with raises(NotFoundError):
        await case.client.download_by_link(case.emulator.about["download_url"] + "/disk/nothing", str(local))


@check
async def a_download_link_expires(case):
    case.emulator.put_file("disk:/a.txt", b"hello")
    link = await case.client.get_download_link("/a.txt")
    case.emulator.do("advance", seconds=2 * 60 * 60)
    target = io.BytesIO()
    with raises(GoneError):
        await case.client.download_by_link(link, target)
    equal(target.getvalue(), b"", "the target")


@check
async def a_download_follows_redirects(case):
    case.emulator.put_file("disk:/a.txt", b"a")
    case.emulator.put_file("disk:/b.txt", b"b")
    other = await case.client.get_download_link("/b.txt")
    case.emulator.fault("GET /disk/* 302", headers={"Location": other})
    target = io.BytesIO()
    await case.client.download("/a.txt", target)
    equal(target.getvalue(), b"b", "the target")


@check(only="sync")
async def a_download_that_breaks_off_is_begun_again(case):
    case.emulator.put_file("disk:/a.bin", CONTENT)
    case.emulator.fault("GET /disk/* cut=100000 x2")
    target = io.BytesIO()
    await case.client.download("/a.bin", target)
    equal(target.getvalue(), CONTENT, "the target")
    equal(len(case.emulator.requests("GET", "/v1/disk/resources/download")), 3, "links that were asked for")


@check
async def a_download_that_fails_raises_at_last(case):
    case.emulator.put_file("disk:/a.bin", CONTENT)
    case.emulator.fault("GET /disk/* cut=100000")
    with raises(RequestError, descendants=True):
        await case.client.download("/a.bin", io.BytesIO(), n_retries=0)
    case.emulator.fault("GET /disk/* 500", body="<html><body>500 Internal Server Error</body></html>")
    with raises(InternalServerError):
        await case.client.download("/a.bin", io.BytesIO(), n_retries=0)


@check
async def of_a_target_that_can_be_written_once_only_the_link_is_asked_for_again(case):
    case.emulator.put_file("disk:/a.bin", CONTENT)
    case.emulator.fault("GET /v1/disk/resources/download 503 x2")
    target = Unseekable()
    await case.client.download("/a.bin", target, n_retries=2)
    equal(target.getvalue(), CONTENT, "the target")
    case.emulator.fault("GET /disk/* 500")
    with raises(InternalServerError):
        await case.client.download("/a.bin", Unseekable(), n_retries=2)


@check(only="async")
async def a_download_that_breaks_off_is_not_begun_again(case):
    # The same fault of this release as with uploads.
    case.emulator.put_file("disk:/a.bin", CONTENT)
    case.emulator.fault("GET /disk/* cut=100000")
    with raises(RequestError, descendants=True):
        await case.client.download("/a.bin", io.BytesIO())
    equal(len(case.emulator.requests("GET", "/v1/disk/resources/download")), 1, "links that were asked for")


@check
async def a_file_that_was_loaded_too_often_has_to_wait(case):
    case.emulator.put_file("disk:/a.txt", b"hello")
    case.emulator.do("limit_downloads", path="disk:/a.txt", limited=True)
    with raises(ResourceDownloadLimitExceededError, "DiskResourceDownloadLimitExceededError"):
        await case.client.get_download_link("/a.txt")
    case.emulator.do("limit_downloads", path="disk:/a.txt", limited=False)
    holds(await case.client.get_download_link("/a.txt"), "there is a link")
