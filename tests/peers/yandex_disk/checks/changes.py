"""Creating folders, and deleting, copying, moving and patching resources: endpoints 3 to 7."""

import hashlib

from yadisk.exceptions import (
    BadRequestError,
    ConflictError,
    DirectoryExistsError,
    FieldValidationError,
    LockedError,
    MD5DifferError,
    ParentNotFoundError,
    PathExistsError,
    PathNotFoundError,
    ResourceIsLockedError,
    UploadTrafficLimitExceededError,
)

from runner.checks import check, equal, holds, raises

from ..facts import QUICK, a_folder, a_resource_link, an_operation_link, members


@check
async def a_folder_is_made_once(case):
    link = await case.client.mkdir("/new dir")
    a_resource_link(case, link, "disk:/new dir")
    equal(case.emulator.paths(), ["disk:/new dir"], "the paths")
    with raises(DirectoryExistsError, "DiskPathPointsToExistentDirectoryError"):
        await case.client.mkdir("/new dir")
    case.emulator.put_file("disk:/a.txt", b"")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await case.client.mkdir("/a.txt")
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await case.client.mkdir("/b/c")
    link = await case.client.mkdir("/b", fields=["href"])
    equal(members(link), ["href"], "the members of a link that was asked for in part")


@check
async def folders_are_made_with_those_above_them(case):
    a_resource_link(case, await case.client.makedirs("/a/b/c"), "disk:/a/b/c")
    a_resource_link(case, await case.client.makedirs("disk:/a/d"), "disk:/a/d")
    equal(case.emulator.paths(), ["disk:/a", "disk:/a/b", "disk:/a/b/c", "disk:/a/d"], "the paths")
    with raises(DirectoryExistsError, "DiskPathPointsToExistentDirectoryError"):
        await case.client.makedirs("/a/b/c")
    link = await case.client.makedirs("/a/e/f", fields=["href"])
    equal(members(link), ["href"], "the members of the link")


@check
async def a_file_is_removed_into_the_trash_at_once(case):
    case.emulator.put_file("disk:/a.txt", b"")
    equal(await case.client.remove("/a.txt"), None, "what comes back")
    equal(case.emulator.paths(), [], "the paths")
    equal(len(case.emulator.do("trash_paths")), 1, "what is in the trash")
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await case.client.remove("/a.txt")
    [asked, _] = case.emulator.requests("DELETE")
    wanted = {"path": "disk:/a.txt", "permanently": "false", "force_async": "false"}
    equal((asked.query, asked.status), (wanted, 204), "the request")


@check
async def what_is_removed_for_good_is_not_in_the_trash(case):
    case.emulator.put_file("disk:/a/b.txt", b"")
    case.emulator.put_dir("disk:/empty")
    equal(await case.client.remove("/a/b.txt", permanently=True), None, "what comes back for a file")
    equal(await case.client.remove("/empty", permanently=True), None, "what comes back for an empty folder")
    equal((case.emulator.paths(), case.emulator.do("trash_paths")), (["disk:/a"], []), "what is left")


@check
async def a_folder_with_something_in_it_takes_an_operation(case):
    case.emulator.put_file("disk:/a/b.txt", b"")
    link = await case.client.remove("/a", **QUICK)
    identifier = an_operation_link(case, link)
    equal(case.emulator.paths(), [], "the paths")
    polls = case.emulator.requests("GET", f"/v1/disk/operations/{identifier}")
    equal([poll.query for poll in polls], [{"fields": "status"}] * 2, "the polls")


@check
async def nobody_has_to_wait_for_an_operation(case):
    case.emulator.put_file("disk:/a.txt", b"")
    link = await case.client.remove("/a.txt", force_async=True, wait=False)
    an_operation_link(case, link)
    equal(case.emulator.paths(), ["disk:/a.txt"], "the paths before")
    await case.client.wait_for_operation(link.href, **QUICK)
    equal(case.emulator.paths(), [], "the paths after")
    case.emulator.put_file("disk:/b.txt", b"")
    link = await case.client.remove("/b.txt", force_async=True, fields=["href"], wait=False)
    equal(members(link), ["href"], "the members of the link")


@check
async def the_root_stays(case):
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await case.client.remove("/")


@check
async def a_file_is_removed_only_with_its_own_md5(case):
    case.emulator.put_file("disk:/a.txt", b"hello")
    case.emulator.put_dir("disk:/b")
    with raises(MD5DifferError, "MD5DifferError"):
        await case.client.remove("/a.txt", md5="0" * 32)
    with raises(BadRequestError, descendants=True):
        await case.client.remove("/b", md5="0" * 32)
    equal(await case.client.remove("/a.txt", md5=hashlib.md5(b"hello").hexdigest()), None, "what comes back")
    equal(case.emulator.paths(), ["disk:/b"], "the paths")


async def copies_and_moves(case, change, *, stays):
    """What copying and moving have in common."""
    case.emulator.put_file("disk:/a.txt", b"a")
    case.emulator.put_file("disk:/full/b.txt", b"b")
    case.emulator.put_dir("disk:/empty")
    a_resource_link(case, await change("/a.txt", "/new name.txt"), "disk:/new name.txt")
    equal(case.emulator.file("disk:/new name.txt"), b"a", "the file")
    equal(await case.client.exists("/a.txt"), stays, "whether the source is still there")
    a_resource_link(case, await change("/empty", "/full/empty"), "disk:/full/empty")
    an_operation_link(case, await change("/full", "/other", **QUICK))
    equal(case.emulator.file("disk:/other/b.txt"), b"b", "the file in the folder")
    equal(await case.client.exists("/full/b.txt"), stays, "whether the folder is still there")
    link = await change("/other/b.txt", "/c.txt", force_async=True, wait=False)
    an_operation_link(case, link)
    equal(await case.client.exists("/c.txt"), False, "whether it is done before anybody has polled")
    await case.client.wait_for_operation(link.href, **QUICK)
    equal(case.emulator.file("disk:/c.txt"), b"b", "the file that took an operation")
    link = await change("/c.txt", "/d.txt", fields=["href", "method"])
    equal(members(link), ["href", "method"], "the members of the link")

    case.emulator.put_file("disk:/e.txt", b"e")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await change("/e.txt", "/d.txt")
    a_resource_link(case, await change("/e.txt", "/d.txt", overwrite=True), "disk:/d.txt")
    equal(case.emulator.file("disk:/d.txt"), b"e", "the file that took another's place")
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await change("/nothing", "/f.txt")
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await change("/d.txt", "/nothing/f.txt")
    with raises(ConflictError):
        await change("/other", "/other/in itself", **QUICK)
    with raises(DirectoryExistsError, "DiskPathPointsToExistentDirectoryError"):
        await change("/d.txt", "/other", overwrite=True)


@check
async def resources_are_copied(case):
    await copies_and_moves(case, case.client.copy, stays=True)
    [asked, *_] = case.emulator.requests("POST", "/v1/disk/resources/copy")
    wanted = {"from": "disk:/a.txt", "path": "disk:/new name.txt", "overwrite": "false", "force_async": "false"}
    equal(asked.query, wanted, "the query")
    equal(asked.body, "", "the body")


@check
async def resources_are_moved(case):
    await copies_and_moves(case, case.client.move, stays=False)


@check
async def a_resource_is_renamed_where_it_is(case):
    case.emulator.put_file("disk:/a/b.txt", b"b")
    client = case.client
    a_resource_link(case, await client.rename("/a/b.txt", "c.txt"), "disk:/a/c.txt")
    a_resource_link(case, await client.rename("disk:/a/c.txt", "d.txt/"), "disk:/a/d.txt")
    an_operation_link(case, await client.rename("/a", "z", **QUICK))
    equal(case.emulator.paths(), ["disk:/z", "disk:/z/d.txt"], "the paths")
    for name in ("", ".", "..", "a/b", "/"):
        with raises(ValueError):
            await client.rename("/z", name)
    for root in ("/", "disk:/"):
        with raises(ValueError):
            await client.rename(root, "a")
    case.emulator.put_dir("disk:/y")
    with raises(PathExistsError, "DiskResourceAlreadyExistsError"):
        await client.rename("/y", "z")
    an_operation_link(case, await client.rename("/z", "y", overwrite=True, force_async=True, **QUICK))
    equal(case.emulator.paths(), ["disk:/y", "disk:/y/d.txt"], "the paths at last")


@check
async def properties_are_merged_and_taken_away(case):
    case.emulator.put_dir("disk:/a")
    client = case.client
    found = await client.patch("/a", {"colour": "red", "n": 42, "yes": True, "цвет": "синий"})
    a_folder(found, "disk:/a")
    equal(found.embedded, None, "_embedded in the answer to a patch")
    equal(found.custom_properties, {"colour": "red", "n": 42, "yes": True, "цвет": "синий"}, "the properties")
    found = await client.patch("/a", {"n": None, "yes": None, "цвет": None, "size": 1.5})
    equal(found.custom_properties, {"colour": "red", "size": 1.5}, "the merged properties")
    equal((await client.get_meta("/a")).custom_properties, {"colour": "red", "size": 1.5}, "the kept properties")
    found = await client.patch("/a", {"colour": None, "size": None})
    holds("custom_properties" in list(found), "properties that were taken away are null, not absent")
    equal(found.custom_properties, None, "the properties at last")
    found = await client.patch("/a", {"x": "y"}, fields=["custom_properties"])
    equal(list(found), ["custom_properties"], "the members that were asked for")
    asked = case.emulator.requests("PATCH")[0]
    equal(asked.headers["content-type"], "application/json", "Content-Type")


@check
async def properties_are_scalars_and_not_too_many(case):
    case.emulator.put_file("disk:/a.txt", b"")
    for value in ([1], {"b": 1}, "x" * 1024):
        with raises(FieldValidationError, "FieldValidationError"):
            await case.client.patch("/a.txt", {"a": value})
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await case.client.patch("/nothing", {"a": 1})


@check
async def what_is_locked_does_not_change(case):
    case.emulator.put_file("disk:/a/b.txt", b"")
    case.emulator.do("lock", path="disk:/a")
    client = case.client
    for call in (
        client.remove("/a", **QUICK),
        client.move("/a/b.txt", "/c.txt"),
        client.copy("/a/b.txt", "/a/c.txt"),
        client.mkdir("/a/d"),
        client.patch("/a/b.txt", {"a": 1}),
        client.get_upload_link("/a/e.txt"),
        client.upload_url("https://example.com/e.txt", "/a/e.txt"),
        client.publish("/a"),
        client.unpublish("/a"),
    ):
        with raises(ResourceIsLockedError, "DiskResourceLockedError"):
            await call
    equal([item.name for item in await client.listdir("/a")], ["b.txt"], "what can be read")
    case.emulator.do("unlock", path="disk:/a")
    equal(await client.remove("/a/b.txt"), None, "what comes back when the lock is gone")


@check
async def a_disk_that_is_read_only_can_be_read(case):
    case.emulator.put_file("disk:/a.txt", b"")
    case.emulator.do("set_read_only", on=True)
    for call in (case.client.remove("/a.txt"), case.client.mkdir("/b"), case.client.move("/a.txt", "/c.txt")):
        with raises(LockedError):
            await call
    equal(await case.client.is_file("/a.txt"), True, "is_file")


@check
async def who_has_uploaded_too_much_copies_nothing(case):
    case.emulator.put_file("disk:/a.txt", b"")
    case.emulator.do("set_upload_traffic_exceeded", on=True)
    with raises(UploadTrafficLimitExceededError, "DiskUploadTrafficLimitExceeded"):
        await case.client.copy("/a.txt", "/b.txt")
    with raises(UploadTrafficLimitExceededError, "DiskUploadTrafficLimitExceeded"):
        await case.client.get_upload_link("/b.txt")
