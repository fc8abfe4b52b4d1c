"""The trash: endpoints 22 to 24."""

import datetime
import re

from yadisk.exceptions import (
    FieldValidationError,
    ParentNotFoundError,
    PathExistsError,
    PathNotFoundError,
    ResourceIsLockedError,
    WrongResourceTypeError,
)

from runner.checks import check, equal, holds, raises, typed

from ..facts import PICTURE, QUICK, a_file, a_folder, a_page, a_resource_link, an_operation_link, members


async def thrown_away(case, path, content=b"x"):
    """Puts a file on the Disk and throws it away; returns its path in the trash."""
    case.emulator.put_file(path, content)
    before = set(case.emulator.do("trash_paths"))
    await case.client.remove(path)
    [new] = set(case.emulator.do("trash_paths")) - before
    return new


@check
async def what_is_in_the_trash_tells_where_it_came_from(case):
    path = await thrown_away(case, "disk:/a/old name.txt", b"hello")
    holds(re.fullmatch(r"trash:/old name\.txt_[0-9a-f]{40}", path), "the path in the trash has a suffix")
    found = await case.client.get_trash_meta(path)
    a_file(found, path, b"hello", "text/plain", "document")
    equal((found.name, found.origin_path), ("old name.txt", "disk:/a/old name.txt"), "name and origin_path")
    typed(found.deleted, datetime.datetime, "deleted")
    root = await case.client.get_trash_meta("/")
    a_folder(root, "trash:/")
    equal((root.origin_path, root.deleted), (None, None), "origin_path and deleted of the trash itself")
    a_page(root.embedded, ["old name.txt"], path="trash:/")
    equal(root.embedded.items[0].origin_path, "disk:/a/old name.txt", "origin_path of an item")
    [asked, _] = case.emulator.requests("GET", "/v1/disk/trash/resources")
    equal(asked.query, {"path": path, "offset": "0", "limit": "20"}, "the query")


@check
async def the_trash_has_orders_pages_and_fields(case):
    for name in ("b.jpg", "a.jpg", "c.jpg"):
        await thrown_away(case, f"disk:/{name}", PICTURE)
        case.emulator.do("advance", seconds=10)
    client = case.client

    async def names(**options):
        return [item.name for item in (await client.get_trash_meta("trash:/", **options)).embedded.items]

    equal(await names(sort="deleted"), ["b.jpg", "a.jpg", "c.jpg"], "by the time of deletion")
    equal(await names(sort="-deleted"), ["c.jpg", "a.jpg", "b.jpg"], "by the time of deletion, the last first")
    equal(await names(sort="-created"), ["c.jpg", "a.jpg", "b.jpg"], "by the time of creation, the last first")
    equal(await names(sort="deleted", limit=1, offset=1), ["a.jpg"], "a page")
    found = await client.get_trash_meta("/", fields=["embedded.items.origin_path", "type"])
    equal([list(item) for item in found.embedded.items], [["origin_path"]] * 3, "the members of the items")
    found = await client.get_trash_meta("/", preview_size="M", preview_crop=True)
    holds("size=M" in found.embedded.items[0].preview, "the preview is the wanted one")
    with raises(FieldValidationError, "FieldValidationError"):
        await client.get_trash_meta("/", sort="colour")


@check
async def what_is_in_the_trash_is_told_from_what_is_not(case):
    file = await thrown_away(case, "disk:/a.txt")
    case.emulator.put_file("disk:/dir/b.txt", b"")
    await case.client.remove("/dir", **QUICK)
    [folder] = [path for path in case.emulator.do("trash_paths") if re.fullmatch("trash:/dir_[0-9a-f]+", path)]
    client = case.client
    for path, kind in ((file, "file"), (folder, "dir"), (f"{folder}/b.txt", "file"), ("/", "dir")):
        equal(await client.trash_exists(path), True, f"trash_exists({path})")
        equal(await client.get_trash_type(path), kind, f"get_trash_type({path})")
        equal(await client.is_trash_dir(path), kind == "dir", f"is_trash_dir({path})")
        equal(await client.is_trash_file(path), kind == "file", f"is_trash_file({path})")
    equal(await client.trash_exists(file[len("trash:") :]), True, "a path without its scheme")
    inside = await client.get_trash_meta(f"{folder}/b.txt")
    equal(inside.origin_path, "disk:/dir/b.txt", "origin_path in a folder")
    for ask in (client.trash_exists, client.is_trash_dir, client.is_trash_file):
        equal(await ask("/nothing"), False, "nothing")
    for ask in (client.get_trash_type, client.get_trash_meta, client.remove_trash, client.restore_trash):
        with raises(PathNotFoundError, "DiskNotFoundError"):
            await ask("/nothing")


@check
async def the_trash_is_listed_page_by_page(case):
    for number in range(5):
        await thrown_away(case, f"disk:/{number}.jpg", PICTURE)
    client = case.client
    listed = await client.trash_listdir("/", limit=2)
    equal([item.name for item in listed], [f"{number}.jpg" for number in range(5)], "the names")
    asked = case.emulator.requests("GET", "/v1/disk/trash/resources")
    pages = [(request.query["offset"], request.query["limit"]) for request in asked]
    equal(pages, [("0", "2"), ("2", "2"), ("4", "2")], "the pages")
    listed = await client.trash_listdir("/", max_items=2, offset=1, fields=["name"])
    equal([dict(item.FIELDS) for item in listed], [{"name": "1.jpg"}, {"name": "2.jpg"}], "the items")
    [first, *_] = await client.trash_listdir("/", preview_size="L", preview_crop=True, sort="-deleted")
    holds("size=L" in first.preview, "the preview is the wanted one")
    with raises(WrongResourceTypeError):
        await client.trash_listdir(listed[0].path or case.emulator.do("trash_paths")[0])
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await client.trash_listdir("/nothing")


@check
async def what_is_restored_is_where_it_was(case):
    path = await thrown_away(case, "disk:/a/b c.txt", b"hello")
    a_resource_link(case, await case.client.restore_trash(path), "disk:/a/b c.txt")
    equal(case.emulator.file("disk:/a/b c.txt"), b"hello", "the file")
    equal(case.emulator.do("trash_paths"), [], "what is left in the trash")
    found = await case.client.get_meta("/a/b c.txt")
    equal(found.name, "b c.txt", "name")


@check
async def what_is_restored_may_get_another_place(case):
    client = case.client
    case.emulator.put_dir("disk:/other")
    path = await thrown_away(case, "disk:/a/b.txt")
    a_resource_link(case, await client.restore_trash(path, "new.txt"), "disk:/a/new.txt")
    path = await thrown_away(case, "disk:/a/b.txt")
    a_resource_link(case, await client.restore_trash(path, "/other/c.txt"), "disk:/other/c.txt")
    path = await thrown_away(case, "disk:/a/b.txt")
    link = await client.restore_trash(path, dst_path="/other/d.txt", force_async=True, wait=False, fields=["href"])
    equal(members(link), ["href"], "the members of the link")
    await client.wait_for_operation(link.href, **QUICK)
    equal(await client.is_file("/other/d.txt"), True, "whether it is there")
    asked = case.emulator.requests("PUT", "/v1/disk/trash/resources/restore")[1]
    wanted = {"path": asked.query["path"], "name": "/other/c.txt", "overwrite": "false", "force_async": "false"}
    equal((asked.query, asked.body, asked.status), (wanted, "", 201), "the request")


@check
async def a_folder_is_restored_by_an_operation(case):
    case.emulator.put_file("disk:/a/b.txt", b"hello")
    await case.client.remove("/a", **QUICK)
    path = case.emulator.do("trash_paths")[0]
    an_operation_link(case, await case.client.restore_trash(path, **QUICK))
    equal(case.emulator.file("disk:/a/b.txt"), b"hello", "the file")


@check
async def what_is_restored_overwrites_only_when_it_is_told_to(case):
    path = await thrown_away(case, "disk:/a/b.txt", b"old")
    case.emulator.put_file("disk:/a/b.txt", b"new")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await case.client.restore_trash(path)
    a_resource_link(case, await case.client.restore_trash(path, overwrite=True), "disk:/a/b.txt")
    equal(case.emulator.file("disk:/a/b.txt"), b"old", "the file")
    path = await thrown_away(case, "disk:/c/d.txt")
    await case.client.remove("/c", permanently=True)
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await case.client.restore_trash(path)


@check
async def things_are_removed_from_the_trash_one_by_one(case):
    client = case.client
    equal(await client.remove_trash(await thrown_away(case, "disk:/a.txt")), None, "what comes back for a file")
    path = await thrown_away(case, "disk:/a.txt")
    link = await client.remove_trash(path, force_async=True, wait=False, fields=["href"])
    equal(members(link), ["href"], "the members of the link")
    await client.wait_for_operation(link.href, **QUICK)
    equal(case.emulator.do("trash_paths"), [], "what is left")
    case.emulator.put_file("disk:/b/c.txt", b"")
    await client.remove("/b", **QUICK)
    an_operation_link(case, await client.remove_trash(case.emulator.do("trash_paths")[0], **QUICK))
    equal(case.emulator.do("trash_paths"), [], "what is left of a folder")


@check
async def the_trash_is_emptied(case):
    for name in ("a.txt", "b.txt"):
        await thrown_away(case, f"disk:/{name}")
    an_operation_link(case, await case.client.remove_trash("/", **QUICK))
    equal(case.emulator.do("trash_paths"), [], "what is left")
    equal(await case.client.remove_trash("/"), None, "what comes back for an empty trash")
    await thrown_away(case, "disk:/c.txt")
    an_operation_link(case, await case.client.remove_trash(None, **QUICK))
    equal(case.emulator.do("trash_paths"), [], "what is left when no path was given")
    [*_, asked] = case.emulator.requests("DELETE")
    equal(asked.query, {"force_async": "false"}, "the query without a path")


@check
async def what_is_locked_stays_in_the_trash(case):
    path = await thrown_away(case, "disk:/a.txt")
    case.emulator.do("lock", path=path)
    for call in (case.client.remove_trash(path), case.client.restore_trash(path)):
        with raises(ResourceIsLockedError, "DiskResourceLockedError"):
            await call
