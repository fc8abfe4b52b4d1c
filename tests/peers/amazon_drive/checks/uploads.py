"""Uploads from files and streams, and overwriting (wire.md §5.1 to §5.4)."""

import io

from runner.checks import check, equal, holds

from ..facts import NOBODY, NODES, UPLOADS, a_file, asked, content, put_file, put_folder, refused, root

SUPPRESSED = {"suppress": "deduplication"}


def local(case, name, data):
    """A file on the own disk."""
    path = case.folder / name
    path.write_bytes(data)
    return str(path)


def stream(data):
    return io.BufferedReader(io.BytesIO(data))


@check
async def an_empty_file_is_created(case):
    folder = put_folder(case, "/f")
    node = await case.client.create_file("some/where/empty.txt", folder)
    a_file(case, node, "empty.txt", [folder], b"", "text/plain")
    a_file(case, await case.client.create_file("empty.txt"), "empty.txt", [root(case)], b"", "text/plain")
    sent = case.emulator.requests("POST", UPLOADS)
    equal([request.query for request in sent], [SUPPRESSED] * 2, "the queries")
    holds("content-length" in sent[0].headers, "its length is told")
    with refused(case, 409, code="NAME_ALREADY_EXISTS", node=node["id"]):
        await case.client.create_file("EMPTY.txt", folder)


@check
async def a_file_goes_up(case):
    folder, data, seen = put_folder(case, "/f"), b"0123456789" * 30000, []
    name = "ä b+\"'.txt"
    node = await case.client.upload_file(local(case, name, data), folder, read_callbacks=[seen.append])
    a_file(case, node, name, [folder], data, "text/plain")
    equal(content(case, node["id"]), data, "the content")
    equal(b"".join(seen), data, "what was told while it was read")
    node = await case.client.upload_file(local(case, "b", data))
    a_file(case, node, "b", [root(case)], data, "application/octet-stream")
    equal(asked(case, "POST", UPLOADS), [SUPPRESSED] * 2, "the queries")


@check
async def a_content_that_is_there_is_not_stored_again_when_that_is_asked_for(case):
    known = put_file(case, "/known", b"data")
    with refused(case, 409, node=known):
        await case.client.upload_file(local(case, "a", b"data"), deduplication=True)
    with refused(case, 409, node=known):
        await case.client.upload_stream(stream(b"data"), "b", deduplication=True)
    other = put_file(case, "/other", b"other")
    with refused(case, 409, node=known):
        await case.client.overwrite_file(other, local(case, "a", b"data"), deduplication=True)
    equal(asked(case, "POST", UPLOADS), [{}, {}], "the queries")
    await case.client.upload_file(local(case, "a", b"data"))
    await case.client.upload_file(local(case, "empty", b""), deduplication=True)
    await case.client.upload_file(local(case, "void", b""), deduplication=True)
    equal(asked(case, "POST", UPLOADS)[2:], [SUPPRESSED] * 3, "the queries")


@check
async def a_stream_goes_up_without_its_length(case):
    folder, data, seen = put_folder(case, "/f"), b"x" * 300000, []
    node = await case.client.upload_stream(stream(data), "s.txt", folder, read_callbacks=[seen.append])
    a_file(case, node, "s.txt", [folder], data, "application/octet-stream")
    equal([len(part) for part in seen], [131072, 131072, 37856], "how it was read")
    (sent,) = case.emulator.requests("POST", UPLOADS)
    equal((sent.query, sent.headers["transfer-encoding"]), (SUPPRESSED, "chunked"), "query and transfer")


@check
async def an_empty_stream_goes_up_with_its_length(case):
    node = await case.client.upload_stream(stream(b""), "s.txt")
    a_file(case, node, "s.txt", [root(case)], b"", "text/plain")
    holds("transfer-encoding" not in case.emulator.requests()[0].headers, "it is not chunked")


@check
async def a_file_is_overwritten(case):
    file, seen = put_file(case, "/a.txt", b"old"), []
    node = await case.client.overwrite_file(file, local(case, "new.txt", b"newer"), read_callbacks=[seen.append])
    a_file(case, node, "a.txt", [root(case)], b"newer", "text/plain", content_version=2, version=2)
    equal(b"".join(seen), b"newer", "what was told while it was read")
    node = await case.client.overwrite_stream(stream(b"streamed"), file, read_callbacks=[seen.append])
    a_file(case, node, "a.txt", [root(case)], b"streamed", "application/octet-stream", content_version=3, version=3)
    equal((seen[-1], content(case, file)), (b"streamed", b"streamed"), "what was told, and the content")
    equal(asked(case, "PUT", f"{UPLOADS}/{file}/content"), [SUPPRESSED, {}], "the queries")
    with refused(case, 404):
        await case.client.overwrite_file(NOBODY, local(case, "new.txt", b"newer"))


@check
async def a_file_is_cleared(case):
    file = put_file(case, "/a.txt", b"old")
    equal((await case.client.clear_file(file))["contentProperties"]["size"], 0, "the size")
    node = await case.client.overwrite_stream(stream(b""), file)
    equal((node["contentProperties"]["size"], node["version"]), (0, 3), "size and version")
    for sent in case.emulator.requests("PUT"):
        holds("content-length" in sent.headers and not sent.query, "its length is told, and there is no query")
    with refused(case, 404):
        await case.client.clear_file(NOBODY)


@check(emulator=["--late-from", "10", "--late-seconds", "60"])
async def a_large_file_is_stored_though_the_answer_is_an_error(case):
    with refused(case, 504):
        await case.client.upload_file(local(case, "a", b"0123456789"))
    equal(await case.client.list_children(root(case)), [], "what is there")
    case.emulator.do("advance", seconds=61)
    equal([node["name"] for node in await case.client.list_children(root(case))], ["a"], "what is there later")


@check(emulator=["--quota", "5"])
async def a_file_that_has_no_room_is_refused(case):
    with refused(case, 403):
        await case.client.upload_file(local(case, "a", b"0123456789"))
    equal(asked(case, "GET", NODES), [], "nothing is looked for")
