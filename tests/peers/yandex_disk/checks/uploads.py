"""Uploads: endpoints 9 and 10, and the storage host of the links (wire.md §6.1, §6.3)."""

import io

from yadisk.exceptions import (
    AsyncOperationFailedError,
    DirectoryExistsError,
    InsufficientStorageError,
    NotFoundError,
    ParentNotFoundError,
    PathExistsError,
    PayloadTooLargeError,
    UnavailableError,
    UnknownYaDiskError,
)

from runner.checks import check, equal, holds, raises

from ..facts import QUICK, a_resource_link, an_operation_link
from ..streams import Unseekable

CONTENT = bytes(range(256)) * 1000
SPOOFED = 'Yandex.Disk {"os":"windows"}'


def to_storage(case):
    return [request for request in case.emulator.requests("PUT") if request.origin == "upload"]


@check
async def a_local_file_goes_up(case):
    local = case.folder / "local.bin"
    local.write_bytes(CONTENT)
    a_resource_link(case, await case.client.upload(str(local), "/up & up.bin"), "disk:/up & up.bin")
    equal(case.emulator.file("disk:/up & up.bin"), CONTENT, "the file")
    await case.client.upload(str(local).encode(), "disk:/bytes.bin")
    equal(case.emulator.file("disk:/bytes.bin"), CONTENT, "the file of a path in bytes")
    [asked, _] = case.emulator.requests("GET", "/v1/disk/resources/upload")
    equal(asked.query, {"path": "disk:/up & up.bin", "overwrite": "false", "fields": "href"}, "the query")
    equal(asked.headers["user-agent"], SPOOFED, "User-Agent of the request for a link")
    [sent, _] = to_storage(case)
    holds("authorization" not in sent.headers, "the storage gets no token")
    holds(sent.headers["user-agent"] != SPOOFED, "the storage is told the truth")
    equal(sent.headers["content-type"], "application/octet-stream", "Content-Type")
    equal(sent.headers["connection"].lower(), "close", "Connection")
    equal((sent.body_size, sent.status), (len(CONTENT), 201), "what was sent and answered")


@check
async def a_file_object_goes_up_from_where_it_stands(case):
    # Sync httpx announces the length of the whole file, wherever that stands, so that no other start works there.
    start = 0 if (case.flavour.kind, case.flavour.library) == ("sync", "httpx") else 1000
    source = io.BytesIO(CONTENT)
    source.seek(start)
    await case.client.upload(source, "/a.bin")
    equal(case.emulator.file("disk:/a.bin"), CONTENT[start:], "the file")
    with open(__file__, "rb") as opened:
        await case.client.upload(opened, "/b.py")
    with open(__file__, "rb") as opened:
        equal(case.emulator.file("disk:/b.py"), opened.read(), "the file of an open file")
    await case.client.upload(io.BytesIO(b""), "/empty")
    equal(case.emulator.file("disk:/empty"), b"", "an empty file")


@check
async def a_source_that_can_be_read_once_goes_up(case):
    await case.client.upload(Unseekable(CONTENT), "/a.bin")
    equal(case.emulator.file("disk:/a.bin"), CONTENT, "the file")
    [sent] = to_storage(case)
    equal(sent.headers.get("transfer-encoding"), "chunked", "Transfer-Encoding")


@check(only="sync")
async def what_a_function_yields_goes_up(case):
    await case.client.upload(lambda: iter([CONTENT, b"", CONTENT]), "/a.bin")
    equal(case.emulator.file("disk:/a.bin"), CONTENT * 2, "the file")


@check(only="async")
async def what_an_async_function_yields_goes_up(case):
    async def source():
        yield CONTENT
        yield CONTENT

    await case.client.upload(source, "/a.bin")
    equal(case.emulator.file("disk:/a.bin"), CONTENT * 2, "the file")


@check(only="async")
async def a_file_object_with_coroutines_goes_up_and_comes_down(case):
    import aiofiles

    local = case.folder / "local.bin"
    local.write_bytes(CONTENT)
    async with aiofiles.open(local, "rb") as source:
        await case.client.upload(source, "/a.bin")
    async with aiofiles.open(case.folder / "copy.bin", "wb") as target:
        await case.client.download("/a.bin", target)
    equal((case.folder / "copy.bin").read_bytes(), CONTENT, "the copy")


@check
async def an_upload_overwrites_only_when_it_is_told_to(case):
    case.emulator.put_file("disk:/a.txt", b"old")
    case.emulator.put_dir("disk:/b")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await case.client.upload(io.BytesIO(b"new"), "/a.txt")
    equal(case.emulator.file("disk:/a.txt"), b"old", "the file before")
    await case.client.upload(io.BytesIO(b"new"), "/a.txt", overwrite=True)
    equal(case.emulator.file("disk:/a.txt"), b"new", "the file after")
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await case.client.upload(io.BytesIO(b"new"), "/nothing/a.txt")
    with raises(DirectoryExistsError, descendants=True):
        await case.client.upload(io.BytesIO(b"new"), "/b", overwrite=True)


@check
async def a_link_can_be_asked_for_and_used_later(case):
    link = await case.client.get_upload_link("/a.txt")
    holds(link.startswith(case.emulator.about["upload_url"] + "/upload-target/"), "the link leads to the storage")
    equal(await case.client.upload_by_link(io.BytesIO(b"hello"), link), None, "what comes back")
    equal(case.emulator.file("disk:/a.txt"), b"hello", "the file")
    local = case.folder / "local.txt"
    local.write_bytes(b"world")
    link = await case.client.get_upload_link("/a.txt", overwrite=True)
    await case.client.upload_by_link(str(local), link)
    equal(case.emulator.file("disk:/a.txt"), b"world", "the file that took its place")
    equal([request.origin for request in case.emulator.requests("PUT")], ["upload"] * 2, "where the files went")


@check
async def an_upload_link_names_its_operation(case):
    link = await case.client.get_upload_link_object("/a.txt")
    equal((link.method, link.templated), ("PUT", False), "method and templated")
    equal(len(link.operation_id), 64, "the length of the operation's id")
    await case.client.upload_by_link(io.BytesIO(b"hello"), link.href)
    equal(await case.client.get_operation_status(link.operation_id), "success", "the status")
    link = await case.client.get_upload_link_object("/b.txt", overwrite=True, fields=["href", "operation_id"])
    equal(sorted(link), ["href", "operation_id"], "the members that were asked for")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await case.client.get_upload_link_object("/a.txt")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await case.client.get_upload_link("/a.txt")


@check
async def the_name_of_the_client_is_told_when_that_is_wanted(case):
    client = case.client
    await client.get_upload_link("/a.mp4", spoof_user_agent=False)
    await client.get_upload_link_object("/a.mp4", spoof_user_agent=False)
    await client.upload(io.BytesIO(b""), "/a.mp4", spoof_user_agent=False)
    await client.get_upload_link_object("/b.mp4")
    agents = [request.headers["user-agent"] for request in case.emulator.requests("GET", "/v1/disk/resources/upload")]
    equal([agent == SPOOFED for agent in agents], [False, False, False, True], "which requests are spoofed")


@check
async def an_upload_link_expires(case):
    link = await case.client.get_upload_link("/a.txt")
    case.emulator.do("advance", seconds=30 * 60 + 1)
    with raises(NotFoundError):
        await case.client.upload_by_link(io.BytesIO(b"hello"), link)


@check(only="sync")
async def an_upload_that_fails_is_begun_again(case):
    case.emulator.fault("PUT /upload-target/* 503 x2")
    await case.client.upload(io.BytesIO(CONTENT), "/a.bin", n_retries=2)
    equal(case.emulator.file("disk:/a.bin"), CONTENT, "the file")
    equal(len(case.emulator.requests("GET", "/v1/disk/resources/upload")), 3, "links that were asked for")
    case.emulator.fault("PUT /upload-target/* 503 x2")
    with raises(UnavailableError):
        await case.client.upload(io.BytesIO(CONTENT), "/b.bin", n_retries=1)


@check(only="async")
async def an_upload_that_fails_is_not_begun_again(case):
    # A fault of this release: it hands a coroutine function to the retries of the sync client.
    case.emulator.fault("PUT /upload-target/* 503")
    with raises(UnavailableError):
        await case.client.upload(io.BytesIO(CONTENT), "/a.bin", n_retries=2)
    equal(len(case.emulator.requests("GET", "/v1/disk/resources/upload")), 1, "links that were asked for")


@check
async def of_a_source_that_can_be_read_once_only_the_link_is_asked_for_again(case):
    case.emulator.fault("GET /v1/disk/resources/upload 503 x2")
    await case.client.upload(Unseekable(CONTENT), "/a.bin", n_retries=2)
    equal(case.emulator.file("disk:/a.bin"), CONTENT, "the file")
    case.emulator.fault("PUT /upload-target/* 503")
    with raises(UnavailableError):
        await case.client.upload(Unseekable(CONTENT), "/b.bin", n_retries=2)


@check
async def a_file_that_does_not_fit_is_refused(case):
    case.emulator.do("set_total_space", bytes=1000)
    with raises(InsufficientStorageError):
        await case.client.upload(io.BytesIO(CONTENT), "/a.bin")
    page = "<html><body>413 Request Entity Too Large</body></html>"
    case.emulator.fault("PUT /upload-target/* 413", body=page)
    with raises(PayloadTooLargeError):
        await case.client.upload(io.BytesIO(b"x"), "/a.bin")


@check
async def only_201_means_that_a_file_is_stored(case):
    # The service may answer 202 as well (wire.md §6.1); this library takes it for an unknown error.
    case.emulator.fault("PUT /upload-target/* 202")
    with raises(UnknownYaDiskError):
        await case.client.upload(io.BytesIO(b"x"), "/a.txt", n_retries=0)


@check
async def a_file_is_fetched_from_a_url(case):
    url = "https://example.com/film?a=b&c=d"
    case.emulator.do("host_url", url=url, text="a film")
    an_operation_link(case, await case.client.upload_url(url, "/film.txt", **QUICK))
    equal(case.emulator.file("disk:/film.txt"), b"a film", "the file")
    await case.client.upload_url(url, "/film.txt", **QUICK)
    equal(case.emulator.file("disk:/film (1).txt"), b"a film", "the file of the same name")
    link = await case.client.upload_url(url, "/later.txt", wait=False, fields=["href"])
    equal(list(link), ["href"], "the members of the link")
    equal(await case.client.exists("/later.txt"), False, "whether it is there before anybody has polled")
    await case.client.wait_for_operation(link.href, **QUICK)
    equal(case.emulator.file("disk:/later.txt"), b"a film", "the file at last")
    [asked, *_] = case.emulator.requests("POST")
    equal(asked.query, {"url": url, "path": "disk:/film.txt", "disable_redirects": "false"}, "the query")


@check
async def a_url_may_lead_to_another_one(case):
    case.emulator.do("host_url", url="https://example.com/b", text="b")
    case.emulator.do("host_redirect", url="https://example.com/a", to="https://example.com/b")
    await case.client.upload_url("https://example.com/a", "/a.txt", **QUICK)
    equal(case.emulator.file("disk:/a.txt"), b"b", "the file")
    with raises(AsyncOperationFailedError):
        await case.client.upload_url("https://example.com/a", "/b.txt", disable_redirects=True, n_retries=0, **QUICK)


@check
async def a_url_that_leads_nowhere_fails_after_all_retries(case):
    with raises(AsyncOperationFailedError):
        await case.client.upload_url("https://example.com/nothing", "/a.txt", n_retries=2, **QUICK)
    equal(len(case.emulator.requests("POST", "/v1/disk/resources/upload")), 3, "how often it was begun")
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await case.client.upload_url("https://example.com/nothing", "/nothing/a.txt", **QUICK)
