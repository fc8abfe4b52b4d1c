"""Listings that take more than one request: endpoints 2, 11 and 12 (wire.md §8)."""

import io

from yadisk.exceptions import InvalidResponseError, PathNotFoundError, WrongResourceTypeError

from runner.checks import check, equal, holds, raises

from ..facts import PICTURE, a_file

NAMES = [f"{number}.txt" for number in range(8)]


def fill(case, folder="disk:/a"):
    for name in NAMES:
        case.emulator.put_file(f"{folder}/{name}", name.encode())


def names(items):
    return [item.name for item in items]


def pages(case, path):
    """Offset and limit of each request of a listing."""
    asked = case.emulator.requests("GET", path)
    return [(request.query.get("offset"), request.query["limit"]) for request in asked]


@check
async def a_folder_is_listed_page_by_page(case):
    fill(case)
    listed = await case.client.listdir("/a", limit=3)
    equal(names(listed), NAMES, "the names")
    a_file(listed[5], "disk:/a/5.txt", b"5.txt")
    equal(pages(case, "/v1/disk/resources"), [(None, "3"), ("3", "3"), ("6", "3")], "the pages")
    [first, *_] = case.emulator.requests("GET", "/v1/disk/resources")
    wanted = "type,_embedded,_embedded.offset,_embedded.limit,_embedded.total,_embedded.items"
    equal(first.query["fields"], wanted, "the fields")


@check
async def a_small_folder_takes_one_page_of_five_hundred(case):
    fill(case)
    equal(names(await case.client.listdir("/a")), NAMES, "the names")
    equal(pages(case, "/v1/disk/resources"), [(None, "500")], "the pages")


@check
async def no_more_items_are_asked_for_than_are_wanted(case):
    fill(case)
    equal(names(await case.client.listdir("/a", max_items=5, limit=3)), NAMES[:5], "the names")
    equal(pages(case, "/v1/disk/resources"), [(None, "3"), ("3", "2")], "the pages")
    equal(await case.client.listdir("/a", max_items=0), [], "no items")


@check
async def a_listing_begins_at_an_offset_and_has_an_order(case):
    fill(case)
    equal(names(await case.client.listdir("/a", offset=6, limit=1)), NAMES[6:], "the names")
    equal(names(await case.client.listdir("/a", sort="-name", limit=5)), NAMES[::-1], "the names backwards")


@check
async def items_of_a_listing_have_the_wanted_fields(case):
    case.emulator.put_file("disk:/a/p.jpg", PICTURE)
    [item] = await case.client.listdir("/a", fields=["name", "size", "preview"], preview_size="L", preview_crop=True)
    equal(sorted(item), ["name", "preview", "size"], "the members")
    holds("size=L" in item.preview, "the preview has the wanted size")


@check
async def only_folders_are_listed(case):
    case.emulator.put_file("disk:/a.txt", b"")
    with raises(WrongResourceTypeError):
        await case.client.listdir("/a.txt")
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await case.client.listdir("/nothing")


@check
async def a_listing_without_its_numbers_is_no_listing(case):
    case.emulator.fault(
        "GET /v1/disk/resources 200", body={"type": "dir", "_embedded": {"items": [], "limit": 5, "offset": 0}}
    )
    with raises(InvalidResponseError):
        await case.client.listdir("/")


@check
async def all_files_are_listed_by_their_names(case):
    fill(case, "disk:/z")
    case.emulator.put_file("disk:/b.txt", b"b")
    case.emulator.put_dir("disk:/empty")
    listed = await case.client.get_files(limit=4)
    equal(names(listed), [*NAMES, "b.txt"], "the names")
    a_file(listed[8], "disk:/b.txt", b"b")
    equal(pages(case, "/v1/disk/resources/files"), [("0", "4"), ("4", "4"), ("8", "4")], "the pages")
    equal(names(await case.client.get_files()), names(listed), "the names in one page")
    equal(pages(case, "/v1/disk/resources/files")[3:], [("0", "200")], "the page")


@check
async def a_list_of_files_that_fills_its_last_page_ends_with_an_empty_one(case):
    fill(case)
    equal(names(await case.client.get_files(limit=4)), NAMES, "the names")
    equal(pages(case, "/v1/disk/resources/files"), [("0", "4"), ("4", "4"), ("8", "4")], "the pages")


@check
async def files_are_chosen_by_their_class(case):
    for name in ("a.jpg", "b.mp4", "c.txt", "d.mp3"):
        case.emulator.put_file(f"disk:/{name}", PICTURE)
    client = case.client
    for media_type, wanted in (
        ("image", ["a.jpg"]),
        ("image,audio", ["a.jpg", "d.mp3"]),
        (["video", "document"], ["b.mp4", "c.txt"]),
        (("font",), []),
    ):
        equal(names(await client.get_files(media_type=media_type)), wanted, f"the files of {media_type}")
        last = names(await client.get_last_uploaded(media_type=media_type))
        equal(sorted(last), wanted, f"the last files of {media_type}")


@check
async def files_have_an_order_an_offset_and_an_end(case):
    fill(case)
    client = case.client
    equal(names(await client.get_files(sort="-name", max_items=3)), NAMES[:-4:-1], "the names backwards")
    equal(names(await client.get_files(offset=6)), NAMES[6:], "the names from an offset on")
    equal(names(await client.get_files(max_items=5, limit=4)), NAMES[:5], "no more than were wanted")
    equal(pages(case, "/v1/disk/resources/files")[-2:], [("0", "4"), ("4", "1")], "the pages")


@check
async def files_come_with_the_wanted_fields(case):
    case.emulator.put_file("disk:/p.jpg", PICTURE)
    for ask in (case.client.get_files, case.client.get_last_uploaded):
        options = {"preview_size": "120x", "preview_crop": True}
        [item] = await ask(fields=["items.name", "items.preview", "limit"], **options)
        equal(sorted(item), ["name", "preview"], "the members")
        holds("size=120x" in item.preview and "crop=1" in item.preview, "the preview is the wanted one")
        with raises(InvalidResponseError):
            await ask(fields=["limit"])


@check
async def the_last_uploads_come_first(case):
    for name in ("b.txt", "a.txt", "c.txt"):
        await case.client.upload(io.BytesIO(name.encode()), f"/{name}")
        case.emulator.do("advance", seconds=10)
    listed = await case.client.get_last_uploaded()
    equal(names(listed), ["c.txt", "a.txt", "b.txt"], "the names")
    a_file(listed[0], "disk:/c.txt", b"c.txt")
    equal(names(await case.client.get_last_uploaded(limit=1)), ["c.txt"], "the last one")
    equal(case.emulator.requests("GET", "/v1/disk/resources/last-uploaded")[0].query, {"limit": "20"}, "the query")
