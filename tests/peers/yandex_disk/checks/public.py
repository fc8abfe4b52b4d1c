"""Publishing, and the public view: endpoints 13 to 18."""

import io

from yadisk.exceptions import (
    DirectoryExistsError,
    FieldValidationError,
    InvalidResponseError,
    ParentNotFoundError,
    PasswordRequiredError,
    PathNotFoundError,
    ResourceDownloadLimitExceededError,
    WrongResourceTypeError,
)

from runner.checks import check, equal, holds, raises, typed

from ..facts import PICTURE, QUICK, a_file, a_page, a_resource, a_resource_link, an_operation_link, members


async def publish(case, path):
    """Publishes something that is there; returns its key."""
    await case.client.publish(path)
    return (await case.client.get_meta(path, fields=["public_key"])).public_key


async def a_public_folder(case):
    """A folder with three files and a folder in it, and its key."""
    for name in ("b.txt", "a.txt", "c.jpg"):
        case.emulator.put_file(f"disk:/pub/{name}", name.encode())
    case.emulator.put_file("disk:/pub/sub/d.txt", b"d")
    return await publish(case, "/pub")


@check
async def a_resource_is_published_and_taken_back(case):
    case.emulator.put_file("disk:/a b.txt", b"a")
    case.emulator.put_dir("disk:/c")
    a_resource_link(case, await case.client.publish("/a b.txt"), "disk:/a b.txt")
    file = await case.client.get_meta("/a b.txt")
    equal(len(file.public_key), 88, "the length of the key")
    holds(file.public_url.startswith("https://yadi.sk/"), "public_url is a link")
    await case.client.publish("/c", fields=["href"])
    folder = await case.client.get_meta("/c")
    holds(folder.public_url.startswith("https://yadi.sk/d/"), "a folder's public_url is a link")
    await case.client.publish("/a b.txt")
    equal((await case.client.get_meta("/a b.txt")).public_key, file.public_key, "the key when published again")
    a_resource_link(case, await case.client.unpublish("/a b.txt"), "disk:/a b.txt")
    equal(members(await case.client.unpublish("/c", fields=["href"])), ["href"], "the members of the link")
    found = await case.client.get_meta("/a b.txt")
    equal((found.public_key, found.public_url), (None, None), "what is left of it")
    for change in (case.client.publish, case.client.unpublish):
        with raises(PathNotFoundError, "DiskNotFoundError"):
            await change("/nothing")
    [asked, *_] = case.emulator.requests("PUT", "/v1/disk/resources/publish")
    equal(asked.query, {"path": "disk:/a b.txt", "allow_address_access": "false"}, "the query")
    equal((asked.body, asked.status), ('{"public_settings": {}}', 200), "the body and the status")
    equal(asked.headers["content-type"], "application/json", "Content-Type")


@check
async def others_see_a_public_file(case):
    case.emulator.put_file("disk:/a/b.jpg", PICTURE)
    await case.client.patch("/a/b.jpg", {"mine": 1})
    key = await publish(case, "/a/b.jpg")
    url = (await case.client.get_meta("/a/b.jpg")).public_url
    stranger = case.connect(token="")
    for known in (key, url):
        found = await stranger.get_public_meta(known)
        a_file(found, "/", PICTURE, "image/jpeg", "image")
        equal((found.public_key, found.public_url), (key, url), "key and link")
        equal(found.name, "b.jpg", "name")
        equal(found.custom_properties, None, "the owner's properties")
        typed(found.views_count, int, "views_count")
        equal(found.view_count, found.views_count, "the other name of views_count")
        for name in ("login", "display_name", "uid"):
            typed(found.owner[name], str, name)
    seen = found.views_count
    equal((await stranger.get_public_meta(key)).views_count, seen + 1, "views_count, looked at once more")
    found = await stranger.get_public_meta(key, preview_size="XL", preview_crop=True, fields=["preview", "view_count"])
    equal(sorted(found), ["preview", "views_count"], "the members")
    holds("size=XL" in found.preview and "crop=1" in found.preview, "the preview is the wanted one")
    [asked, *_] = case.emulator.requests("GET", "/v1/disk/public/resources")
    equal(asked.query, {"public_key": key, "offset": "0", "limit": "20"}, "the query")
    equal(asked.headers.get("authorization", ""), "", "the token of a stranger")


@check
async def others_see_what_is_in_a_public_folder(case):
    key = await a_public_folder(case)
    found = await case.client.get_public_meta(key)
    a_resource(found, "/", "dir")
    a_page(found.embedded, ["sub", "a.txt", "b.txt", "c.jpg"], path="/")
    equal(found.embedded.public_key, key, "the key of the list")
    a_file(found.embedded.items[1], "/a.txt", b"a.txt")
    equal(found.embedded.items[1].views_count, 0, "views_count of an item")
    found = await case.client.get_public_meta(key, path="/sub")
    a_resource(found, "/sub", "dir")
    equal([item.path for item in found.embedded.items], ["/sub/d.txt"], "the paths in a folder of the folder")
    found = await case.client.get_public_meta(key, sort="-name", limit=2, offset=1)
    a_page(found.embedded, ["c.jpg", "b.txt"], limit=2, offset=1, total=4)
    found = await case.client.get_public_meta(key, fields=["name", "embedded.items.name"])
    equal(sorted(found.embedded), ["items", "public_key"], "the key of a list comes unasked")
    with raises(FieldValidationError, "FieldValidationError"):
        await case.client.get_public_meta(key, sort="colour")


@check
async def a_public_folder_is_listed_page_by_page(case):
    key = await a_public_folder(case)
    client = case.client
    listed = await client.public_listdir(key, limit=3)
    equal([item.name for item in listed], ["sub", "a.txt", "b.txt", "c.jpg"], "the names")
    asked = case.emulator.requests("GET", "/v1/disk/public/resources")
    pages = [(request.query["offset"], request.query["limit"]) for request in asked]
    equal(pages, [("0", "3"), ("3", "3")], "the pages")
    equal([item.name for item in await client.public_listdir(key, path="/sub")], ["d.txt"], "the names in a folder")
    listed = await client.public_listdir(key, sort="-name", max_items=2, offset=1, fields=["name"])
    equal([dict(item.FIELDS) for item in listed], [{"name": "c.jpg"}, {"name": "b.txt"}], "the items")
    listed = await client.public_listdir(key, preview_size="S", preview_crop=True, fields=["preview"])
    holds("crop=1" in listed[-1].preview, "the preview is the wanted one")
    with raises(WrongResourceTypeError):
        await client.public_listdir(key, path="/a.txt")
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await client.public_listdir("nobody's key")


@check
async def what_is_public_is_told_from_what_is_not(case):
    key = await a_public_folder(case)
    client = case.client
    for path, kind in ((None, "dir"), ("/", "dir"), ("/sub", "dir"), ("/sub/d.txt", "file")):
        where = {} if path is None else {"path": path}
        equal(await client.public_exists(key, **where), True, f"public_exists({path})")
        equal(await client.get_public_type(key, **where), kind, f"get_public_type({path})")
        equal(await client.is_public_dir(key, **where), kind == "dir", f"is_public_dir({path})")
        equal(await client.is_public_file(key, **where), kind == "file", f"is_public_file({path})")
    for known, where in (("nobody's key", {}), ("https://yadi.sk/d/nothing", {}), (key, {"path": "/nothing"})):
        for ask in (client.public_exists, client.is_public_dir, client.is_public_file):
            equal(await ask(known, **where), False, f"{known} {where}")
        for ask in (client.get_public_type, client.get_public_meta, client.get_public_download_link):
            with raises(PathNotFoundError, "DiskNotFoundError"):
                await ask(known, **where)
    await client.unpublish("/pub")
    equal(await client.public_exists(key), False, "whether it is public when it was taken back")


@check
async def public_resources_come_down(case):
    key = await a_public_folder(case)
    stranger = case.connect(token="")
    link = await stranger.get_public_download_link(key, path="/sub/d.txt")
    target = io.BytesIO()
    await stranger.download_by_link(link, target)
    equal(target.getvalue(), b"d", "the target")
    local = case.folder / "a.txt"
    made = await stranger.download_public(key, str(local), path="/a.txt")
    equal(local.read_bytes(), b"a.txt", "the local file")
    equal(made.public_key, key, "the key in the link")
    target = io.BytesIO()
    await case.client.download_public(key, target)
    holds(target.getvalue().startswith(b"PK"), "a folder comes as an archive")
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await stranger.download_public("nobody's key", io.BytesIO())


@check
async def a_public_resource_may_be_loaded_too_often(case):
    key = await a_public_folder(case)
    case.emulator.do("limit_downloads", path="disk:/pub", limited=True)
    for ask in (case.client.get_public_download_link, case.client.get_public_meta):
        with raises(ResourceDownloadLimitExceededError, "DiskResourceDownloadLimitExceededError"):
            await ask(key)


@check
async def a_password_guards_a_public_resource(case):
    key = await a_public_folder(case)
    await case.client.update_public_settings("/pub", {"password": "1234"})
    with raises(PasswordRequiredError, "DiskSymlinkPasswordRequiredError"):
        await case.client.get_public_download_link(key)
    with raises(PasswordRequiredError, "DiskSymlinkPasswordRequiredError"):
        await case.client.get_public_meta(key)
    await case.client.update_public_settings("/pub", {"password": False})
    holds(await case.client.get_public_download_link(key), "there is a link without the password")


@check
async def an_owner_may_forbid_downloads(case):
    key = await a_public_folder(case)
    rights = {"accesses": [{"macros": ["all"], "rights": ["read_without_download"]}]}
    await case.client.update_public_settings("/pub", rights)
    equal(await case.client.public_exists(key), True, "whether it can be looked at")
    with raises(InvalidResponseError):
        await case.client.get_public_download_link(key)


@check
async def public_resources_are_saved_to_the_own_disk(case):
    key = await a_public_folder(case)
    client = case.client
    downloads = (await client.get_disk_info()).system_folders.downloads.rstrip("/")
    link = await client.save_to_disk(key, path="/a.txt")
    a_resource_link(case, link, f"{downloads}/a.txt")
    case.emulator.put_dir("disk:/saved")
    a_resource_link(
        case, await client.save_to_disk(key, path="/a.txt", name="z.txt", save_path="/saved"), "disk:/saved/z.txt"
    )
    equal(case.emulator.file("disk:/saved/z.txt"), b"a.txt", "the file")
    a_resource_link(
        case, await client.save_to_disk(key, path="/a.txt", name="z.txt", save_path="/saved"), "disk:/saved/z (1).txt"
    )
    an_operation_link(case, await client.save_to_disk(key, save_path="saved", name="all", **QUICK))
    equal(case.emulator.file("disk:/saved/all/sub/d.txt"), b"d", "the file in the folder")
    link = await client.save_to_disk(
        key, path="/b.txt", save_path="/saved", force_async=True, wait=False, fields=["href"]
    )
    equal(members(link), ["href"], "the members of the link")
    await client.wait_for_operation(link.href, **QUICK)
    equal(case.emulator.file("disk:/saved/b.txt"), b"b.txt", "the file that took an operation")
    with raises(ParentNotFoundError, "DiskPathDoesntExistsError"):
        await client.save_to_disk(key, save_path="/nothing")
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await client.save_to_disk("nobody's key")


@check
async def the_own_public_resources_are_listed(case):
    for name in ("a.txt", "b.jpg"):
        case.emulator.put_file(f"disk:/{name}", PICTURE)
    for name in ("c", "d", "e"):
        case.emulator.put_dir(f"disk:/{name}")
    for name in ("a.txt", "b.jpg", "c", "d"):
        await case.client.publish(f"/{name}")
    client = case.client
    listed = await client.get_public_resources()
    equal(sorted(item.path for item in listed.items), ["disk:/a.txt", "disk:/b.jpg", "disk:/c", "disk:/d"], "the paths")
    equal((listed.limit, listed.offset, listed.type), (20, 0, None), "limit, offset and type")
    for item in listed.items:
        holds(item.public_key and item.public_url, "an item has a key and a link")
        equal((item.views_count, item.owner), (None, None), "what the owner's list leaves out")
    for kind, wanted in (("file", 2), ("dir", 2)):
        listed = await client.get_public_resources(type=kind)
        equal((listed.type, len(listed.items)), (kind, wanted), "type and number of items")
        equal({item.type for item in listed.items}, {kind}, "the types of the items")
    listed = await client.get_public_resources(limit=1, offset=1, fields=["items.name", "limit"])
    equal((sorted(listed), [list(item) for item in listed.items]), (["items", "limit"], [["name"]]), "the members")
    [item] = (await client.get_public_resources(type="file", offset=1, preview_size="L", preview_crop=True)).items
    holds("size=L" in item.preview, "the preview is the wanted one")
    with raises(FieldValidationError, "FieldValidationError"):
        await client.get_public_resources(type="link")


@check
async def all_own_public_resources_are_listed_page_by_page(case):
    for number in range(5):
        case.emulator.put_dir(f"disk:/{number}")
        await case.client.publish(f"/{number}")
    client = case.client

    async def names(**options):
        return [item.name for item in await client.get_all_public_resources(**options)]

    equal(await names(limit=2), ["0", "1", "2", "3", "4"], "the names")
    asked = case.emulator.requests("GET", "/v1/disk/resources/public")
    pages = [(request.query["offset"], request.query["limit"]) for request in asked]
    equal(pages, [("0", "2"), ("2", "2"), ("4", "2")], "the pages")
    equal(await names(), ["0", "1", "2", "3", "4"], "the names in one page of a hundred")
    equal(await names(max_items=3, limit=2), ["0", "1", "2"], "no more than are wanted")
    equal(await names(offset=3, type="dir"), ["3", "4"], "the names from an offset on")
    equal(await names(type="file"), [], "the files")
    options = {"fields": ["items.name"], "preview_size": "S", "preview_crop": False}
    [first, *_] = await client.get_all_public_resources(**options)
    equal(list(first), ["name"], "the members of an item")


@check
async def a_published_folder_is_still_a_folder(case):
    await a_public_folder(case)
    with raises(DirectoryExistsError, "DiskPathPointsToExistentDirectoryError"):
        await case.client.mkdir("/pub")
