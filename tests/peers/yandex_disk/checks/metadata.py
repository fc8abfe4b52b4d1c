"""Reading single resources: endpoint 2."""

import datetime
from urllib.parse import parse_qs, urlsplit

from yadisk.exceptions import BadRequestError, FieldValidationError, PathNotFoundError, UnauthorizedError

from runner.checks import check, equal, holds, raises

from ..facts import PICTURE, SIZES, a_file, a_folder, a_page


@check
async def a_file_tells_everything_about_itself(case):
    content = "Привет".encode()
    case.emulator.put_file("disk:/Docs/note.txt", content)
    found = await case.client.get_meta("/Docs/note.txt")
    a_file(found, "disk:/Docs/note.txt", content, "text/plain", "document")
    for name in ("preview", "sizes", "public_key", "public_url", "share", "photoslice_time", "custom_properties"):
        equal(found[name], None, name)
    equal(list(found.exif), [], "exif")


@check
async def an_empty_file_has_a_size(case):
    case.emulator.put_file("disk:/empty", b"")
    a_file(await case.client.get_meta("/empty"), "disk:/empty", b"", "application/octet-stream", "data")


@check
async def a_folder_comes_with_its_first_twenty_items(case):
    for number in range(25):
        case.emulator.put_file(f"disk:/a/{number:02}.txt", b"")
    found = await case.client.get_meta("/a")
    a_folder(found, "disk:/a")
    a_page(found.embedded, [f"{n:02}.txt" for n in range(20)], total=25, path="disk:/a")
    equal(found.embedded.sort, "", "sort")
    a_file(found.embedded.items[3], "disk:/a/03.txt", b"")
    [asked] = case.emulator.requests("GET", "/v1/disk/resources")
    equal(asked.query, {"path": "disk:/a"}, "the query")


@check
async def pages_and_orders_of_a_folder_are_chosen(case):
    for name, size in (("b.txt", 3), ("a.txt", 1), ("c.txt", 2)):
        case.emulator.put_file(f"disk:/{name}", b"x" * size)
    case.emulator.put_dir("disk:/z")
    client = case.client
    for sort, names in (
        ("name", ["z", "a.txt", "b.txt", "c.txt"]),
        ("-name", ["z", "c.txt", "b.txt", "a.txt"]),
        ("size", ["z", "a.txt", "c.txt", "b.txt"]),
        ("-size", ["z", "b.txt", "c.txt", "a.txt"]),
        ("-path", ["z", "c.txt", "b.txt", "a.txt"]),
    ):
        found = await client.get_meta("/", sort=sort)
        a_page(found.embedded, names, path="disk:/")
        equal(found.embedded.sort, sort, "sort")
    for sort in ("created", "-created", "modified", "-modified"):
        equal((await client.get_meta("/", sort=sort)).embedded.items[0].name, "z", f"the first by {sort}")
    found = await client.get_meta("/", limit=2, offset=1)
    a_page(found.embedded, ["a.txt", "b.txt"], limit=2, offset=1, total=4)
    a_page((await client.get_meta("/", limit=0)).embedded, [], limit=0, total=4)
    a_page((await client.get_meta("/", offset=9)).embedded, [], offset=9, total=4)


@check
async def values_that_make_no_sense_are_refused_by_field(case):
    client = case.client
    for options in ({"limit": -1}, {"offset": "some"}, {"sort": "colour"}, {"preview_size": "huge"}):
        with raises(FieldValidationError, "FieldValidationError") as caught:
            await client.get_meta("/", **options)
        holds(next(iter(options)) in str(caught.error), "the error names the field")
    with raises(FieldValidationError, "FieldValidationError"):
        await client.get_meta("/" + "n" * 256)
    # The emulator complains about these, as it should.
    case.emulator.do("clear_records")


@check
async def only_the_fields_that_were_asked_for_come_back(case):
    case.emulator.put_file("disk:/a/b.txt", b"x")
    found = await case.client.get_meta("/a", fields=["name", "embedded.items.path", "embedded.total", "nonsense"])
    equal(sorted(found), ["embedded", "name"], "the members")
    equal(sorted(found.embedded), ["items", "total"], "the members of the list")
    equal([list(item) for item in found.embedded.items], [["path"]], "the members of the items")
    [asked] = case.emulator.requests("GET", "/v1/disk/resources")
    equal(asked.query["fields"], "name,_embedded.items.path,_embedded.total,nonsense", "the fields asked for")
    found = await case.client.get_meta("/a", fields=["embedded", "embedded.total"])
    equal(list(found.embedded), ["total"], "the narrower field wins")
    equal(list(await case.client.get_meta("/a/b.txt", fields=["type", "embedded"])), ["type"], "the members of a file")


@check
async def pictures_have_previews_of_the_wanted_size(case):
    case.emulator.put_file("disk:/p.jpg", PICTURE)
    case.emulator.do("set_exif", path="disk:/p.jpg", date_time="2024-05-01T10:00:00+00:00", latitude=55.5, longitude=37)
    found = await case.client.get_meta("/p.jpg")
    a_file(found, "disk:/p.jpg", PICTURE, "image/jpeg", "image")
    equal(list(found.sizes), SIZES, "the names of the sizes")
    holds(all(url.startswith("http") for url in found.sizes.values()), "each size has a link")
    taken = datetime.datetime(2024, 5, 1, 10, tzinfo=datetime.timezone.utc)
    equal(found.exif.date_time, taken, "exif.date_time")
    equal((found.exif.gps_latitude, found.exif.gps_longitude), (55.5, 37.0), "where it was taken")
    equal(found.photoslice_time, taken, "photoslice_time")
    for size, crop in (("XL", None), ("120", False), ("120x", True), ("x145", True), ("120x240", True)):
        found = await case.client.get_meta("/p.jpg", preview_size=size, preview_crop=crop)
        query = parse_qs(urlsplit(found.preview).query)
        equal((query["size"], query["crop"]), ([size], ["1" if crop else "0"]), "the preview's link")
    [*_, asked] = case.emulator.requests("GET", "/v1/disk/resources")
    equal((asked.query["preview_size"], asked.query["preview_crop"]), ("120x240", "true"), "the query")


@check
async def a_preview_needs_the_owner_s_token(case):
    case.emulator.put_file("disk:/p.jpg", PICTURE)
    link = (await case.client.get_meta("/p.jpg")).preview
    with raises(UnauthorizedError):
        await case.client.download_by_link(link, str(case.folder / "refused.png"), n_retries=0)
    token = {"Authorization": f"OAuth {case.emulator.about['token']}"}
    await case.client.download_by_link(link, str(case.folder / "p.png"), headers=token)
    holds((case.folder / "p.png").read_bytes().startswith(b"\x89PNG"), "a preview is a picture")


@check
async def what_is_there_is_told_from_what_is_not(case):
    case.emulator.put_file("disk:/a/b.txt", b"x")
    client = case.client
    for path, kind in (("/a", "dir"), ("disk:/a", "dir"), ("a/b.txt", "file"), ("/", "dir"), ("disk:/a/", "dir")):
        equal(await client.exists(path), True, f"exists({path})")
        equal(await client.get_type(path), kind, f"get_type({path})")
        equal(await client.is_dir(path), kind == "dir", f"is_dir({path})")
        equal(await client.is_file(path), kind == "file", f"is_file({path})")
    for path in ("/c", "/a/b.txt/c"):
        for ask in (client.exists, client.is_dir, client.is_file):
            equal(await ask(path), False, path)
        for ask in (client.get_type, client.get_meta):
            with raises(PathNotFoundError, "DiskNotFoundError") as caught:
                await ask(path)
            holds("Resource not found." in str(caught.error), "the words of the service, which name no path")
    asked = case.emulator.requests("GET", "/v1/disk/resources")[0]
    equal(asked.query, {"path": "disk:/a", "fields": "type"}, "the query")


@check
async def odd_names_arrive_as_they_were_sent(case):
    names = ["ü ä#?%25.txt", "a+b & c=d.txt", "плюс.txt", "100%", "a:b", "'\"", "漢字😀", "~;,$@!", "disk:"]
    for name in names:
        await case.client.mkdir(f"disk:/{name}")
    equal(sorted(case.emulator.paths()), sorted(f"disk:/{name}" for name in names), "the paths")
    for name in names:
        a_folder(await case.client.get_meta(f"disk:/{name}"), f"disk:/{name}")
    equal(await case.client.is_dir("disk:"), True, "a folder whose name is a scheme")
    equal(await case.client.is_dir("/a:b"), True, "a path without a scheme")


@check
async def the_photo_area_is_a_place_of_its_own(case):
    case.emulator.put_file("photounlim:/p.jpg", PICTURE)
    found = await case.client.get_meta("photounlim:/p.jpg")
    a_file(found, "photounlim:/p.jpg", PICTURE)
    equal([item.name for item in await case.client.listdir("photounlim:/")], ["p.jpg"], "the names")
    equal(await case.client.exists("/p.jpg"), False, "whether it is on the Disk too")


@check
async def a_path_may_not_be_longer_than_it_may(case):
    # 255 characters a level: the limit is 32760 (wire.md §1.6).
    fits, too_long = (("/" + "n" * 254) * levels for levels in (128, 129))
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await case.client.get_meta(fits)
    with raises(BadRequestError, descendants=True):
        await case.client.get_meta(too_long)
