"""Downloads: in parts, resumed, of a range, and of thumbnails (wire.md §5.7 to §5.9)."""

import io
import struct
import zlib

import requests
from acdcli.api.content import PARTIAL_SUFFIX

from runner.checks import check, equal, holds, raises

from ..facts import NOBODY, UPLOADS, put_file, refused

DATA = bytes(range(256)) * 4000


def in_parts(case, size=300000):
    case.client._conf["transfer"]["dl_chunk_size"] = str(size)


def ranges(case):
    return [request.headers.get("range") for request in case.emulator.requests("GET")]


def picture(width, height):
    """A PNG of one colour."""
    rows = (b"\0" + b"\x10\x20\x30" * width) * height

    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


@check
async def a_file_comes_down_in_parts(case):
    file, seen = put_file(case, "/a", DATA), []
    in_parts(case)
    (case.folder / "a").write_bytes(b"in the way")
    await case.client.download_file(file, "a", str(case.folder), length=len(DATA), write_callbacks=[seen.append])
    equal((case.folder / "a").read_bytes() == DATA, True, "the content is the same")
    equal(b"".join(seen) == DATA, True, "it was told while it was written")
    wanted = ["bytes=0-299999", "bytes=300000-599999", "bytes=600000-899999", "bytes=900000-1023999"]
    equal(ranges(case), wanted, "the ranges")
    equal([found.name for found in case.folder.iterdir()], ["a"], "what is in the folder")


@check
async def a_file_of_unknown_length_ends_where_no_range_fits(case):
    file, empty = put_file(case, "/a", DATA), put_file(case, "/b", b"")
    in_parts(case, 1 << 20)
    await case.client.download_file(file, "a", str(case.folder))
    equal((case.folder / "a").read_bytes() == DATA, True, "the content is the same")
    await case.client.download_file(empty, "b", str(case.folder))
    equal((case.folder / "b").read_bytes(), b"", "the content of the empty one")
    equal([request.status for request in case.emulator.requests("GET")], [206, 416, 416], "the statuses")


@check
async def a_download_is_resumed_a_block_before_its_end(case):
    file, seen = put_file(case, "/a", DATA), []
    part = case.folder / ("a" + PARTIAL_SUFFIX)
    part.write_bytes(DATA[:400000])
    await case.client.download_file(file, "a", str(case.folder), length=len(DATA), write_callbacks=[seen.append])
    equal(ranges(case), [f"bytes={400000 - 131072 - 1}-{len(DATA) - 1}"], "the range")
    equal((case.folder / "a").read_bytes() == DATA and b"".join(seen) == DATA, True, "the content is the same")
    part.write_bytes(b"something else")
    await case.client.download_file(file, "a", str(case.folder), length=len(DATA), resume=False)
    equal((case.folder / "a").read_bytes() == DATA, True, "the content is the same")


@check
async def a_download_that_is_too_short_is_kept_for_later(case):
    file = put_file(case, "/a", DATA)
    with refused(case, 1003, "download incomplete"):
        await case.client.download_file(file, "a", str(case.folder), length=len(DATA) + 1)
    equal([found.name for found in case.folder.iterdir()], ["a" + PARTIAL_SUFFIX], "what is in the folder")


@check
async def a_part_is_tried_as_often_as_the_settings_say(case):
    file, kept = put_file(case, "/a", DATA), io.BytesIO()
    case.emulator.fault(f"GET {UPLOADS}/{file}/content 503")
    with refused(case, 1002, "failed multiple times"):
        await case.client.chunked_download(file, kept, length=len(DATA))
    case.client._conf["transfer"]["chunk_retries"] = "3"
    case.emulator.fault(f"GET {UPLOADS}/{file}/content 503 x2")
    await case.client.chunked_download(file, kept, length=len(DATA), offset=0)
    equal(kept.getvalue() == DATA, True, "the content is the same")
    with refused(case, 1002):
        await case.client.chunked_download(NOBODY, kept, length=1)


@check
async def a_download_that_breaks_off_is_not_gone_on_with(case):
    """Since urllib3 2 a short body is an error, and of a class that the library does not catch."""
    file, kept = put_file(case, "/a", DATA), io.BytesIO()
    case.emulator.fault(f"GET {UPLOADS}/{file}/content cut=200000")
    with raises(requests.exceptions.ChunkedEncodingError):
        await case.client.chunked_download(file, kept, length=len(DATA))
    holds(0 < kept.tell() < len(DATA), "some of it is there")
    await case.client.chunked_download(file, kept, length=len(DATA), offset=kept.tell())
    equal(kept.getvalue() == DATA, True, "the content is the same")


@check
async def a_range_comes_into_memory(case):
    file = put_file(case, "/a", DATA)
    equal(await case.client.download_chunk(file, 5, 10), bytearray(DATA[5:15]), "the bytes")
    with await case.client.response_chunk(file, 0, 3, timeout=5) as answer:
        equal((answer.status_code, answer.content), (206, DATA[:3]), "status and bytes")
        equal(answer.headers["Content-Range"], f"bytes 0-2/{len(DATA)}", "Content-Range")
    for call in (case.client.download_chunk, case.client.response_chunk):
        with refused(case, 416):
            await call(file, len(DATA), 1)
        with refused(case, 404):
            await call(NOBODY, 0, 1)


@check(emulator=["--redirect-from", "1000"])
async def a_large_file_comes_from_another_host_which_gets_no_token(case):
    file = put_file(case, "/a", DATA)
    equal(await case.client.download_chunk(file, 5, 10), bytearray(DATA[5:15]), "the bytes")
    first, second = case.emulator.requests("GET")
    equal((first.status, second.status), (302, 206), "the statuses")
    holds("authorization" not in second.headers, "the token stays behind")


@check
async def thumbnails_are_as_large_as_is_asked_for(case):
    file, target = put_file(case, "/a.png", picture(400, 200)), case.folder / "small"
    for size, wanted in (({"max_dim": 100}, (100, 50)), ({}, (128, 64))):
        await case.client.download_thumbnail(file, str(target), **size)
        data = target.read_bytes()
        equal(data[:8], b"\x89PNG\r\n\x1a\n", "the kind of picture")
        equal(struct.unpack(">II", data[16:24]), wanted, "its size")
    sizes = [request.query for request in case.emulator.requests("GET")]
    equal(sizes, [{"viewBox": "100"}, {"viewBox": "128"}], "the queries")
    with refused(case, 404):
        await case.client.download_thumbnail(NOBODY, str(target))
