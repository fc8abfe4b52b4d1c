"""Returned objects have the client's methods, relative to their own path."""

import io

from yadisk.exceptions import PathNotFoundError

from runner.checks import check, equal, holds, raises

from ..facts import QUICK, a_file, a_folder, a_resource_link, an_operation_link

URL = "https://example.com/film"


async def stands_for_its_path(case, thing, base):
    """Calls every method of a thing that has the path of an empty folder and a public key."""
    case.emulator.do("host_url", url=URL, text="a film")
    equal((await thing.exists(), await thing.get_type(), await thing.is_dir()), (True, "dir", True), "the thing")
    a_resource_link(case, await thing.mkdir("a"), f"{base}a")
    a_resource_link(case, await thing.makedirs("b/c"), f"{base}b/c")
    a_resource_link(case, await thing.upload(io.BytesIO(b"hello"), "a/f.txt"), f"{base}a/f.txt")
    an_operation_link(case, await thing.upload_url(URL, "a/u.txt", **QUICK))
    holds("/upload-target/" in await thing.get_upload_link("a/g.txt"), "the link leads to the storage")
    equal((await thing.get_upload_link_object("a/g.txt")).method, "PUT", "the method of an upload link")
    equal([item.name for item in await thing.listdir("a")], ["f.txt", "u.txt"], "the names in a folder")
    a_file(await thing.get_meta("a/f.txt"), f"{base}a/f.txt", b"hello")
    a_folder(await thing.get_meta("b"), f"{base}b")
    equal((await thing.is_file("a/f.txt"), await thing.exists("a/g.txt")), (True, False), "what is there")
    target = io.BytesIO()
    await thing.download("a/f.txt", target)
    await thing_by_link(case, await thing.get_download_link("a/f.txt"), target)
    equal(target.getvalue(), b"hellohello", "what came down twice")
    equal((await thing.patch("a", {"x": 1})).custom_properties, {"x": 1}, "the properties")

    a_resource_link(case, await thing.publish("a"), f"{base}a")
    await thing.update_public_settings("a", {"available_until": 4102444800})
    equal((await thing.get_public_settings("a")).available_until, 4102444800, "available_until")
    holds((await thing.get_public_available_settings("a")).permissions, "there are permissions to choose from")
    a_resource_link(case, await thing.unpublish("a"), f"{base}a")
    equal((await thing.get_public_meta()).type, "dir", "what is public")
    holds("a" in [item.name for item in await thing.public_listdir()], "what is public has the folder in it")

    a_resource_link(case, await thing.copy("a/f.txt", f"{base}b/copy.txt"), f"{base}b/copy.txt")
    a_resource_link(case, await thing.move("a/f.txt", f"{base}b/moved.txt"), f"{base}b/moved.txt")
    an_operation_link(case, await thing.rename("b", "z", **QUICK))
    names = [item.name for item in await thing.listdir("z")]
    equal(names, ["c", "copy.txt", "moved.txt"], "the names after all changes")
    an_operation_link(case, await thing.remove("z", **QUICK))
    with raises(PathNotFoundError, "DiskNotFoundError"):
        await thing.get_type("z")


async def thing_by_link(case, link, target):
    await case.client.download_by_link(link, target)


async def a_public_folder(case, path):
    case.emulator.put_dir(path)
    await case.client.publish(path)
    return await case.client.get_meta(path)


@check
async def a_resource_stands_for_its_path(case):
    found = await a_public_folder(case, "disk:/it")
    await stands_for_its_path(case, case.driven(found), "disk:/it/")


@check
async def a_link_stands_for_its_path(case):
    found = await a_public_folder(case, "disk:/it")
    link = await case.client.publish("/it")
    link.public_key = found.public_key
    await stands_for_its_path(case, case.driven(link), "disk:/it/")


@check
async def a_public_resource_stands_for_the_path_that_is_given_to_it(case):
    # The path of a public resource is relative to it, which the library takes for a path on the own Disk.
    key = (await a_public_folder(case, "disk:/it")).public_key
    found = await case.client.get_public_meta(key)
    equal(found.path, "/", "the path")
    found.path = "disk:/it"
    await stands_for_its_path(case, case.driven(found), "disk:/it/")


@check
async def a_public_link_stands_for_the_path_that_is_given_to_it(case):
    key = (await a_public_folder(case, "disk:/it")).public_key
    link = await case.client.download_public(key, io.BytesIO())
    equal((link.public_key, link.path), (key, None), "key and path")
    with raises(ValueError):
        await case.driven(link).get_meta()
    link.path = "disk:/it"
    await stands_for_its_path(case, case.driven(link), "disk:/it/")


@check
async def a_file_comes_down_by_its_own_link(case):
    case.emulator.put_file("disk:/a.txt", b"hello")
    target = io.BytesIO()
    await case.driven(await case.client.get_meta("/a.txt")).download(target)
    equal(target.getvalue(), b"hello", "the target")
    equal(case.emulator.requests("GET", "/v1/disk/resources/download"), [], "links that were asked for")


@check
async def a_thing_in_the_trash_stands_for_its_path(case):
    for name in ("a", "b"):
        case.emulator.put_file(f"disk:/{name}/f.txt", b"hello")
        await case.client.remove(f"/{name}", **QUICK)
    a, b = (case.driven(item) for item in await case.client.trash_listdir("/"))
    equal((await a.exists(), await a.get_type(), await a.is_dir(), await a.is_file()), (True, "dir", True, False), "a")
    equal((await a.is_file("f.txt"), await a.exists("g.txt")), (True, False), "what is in it")
    equal((await a.get_meta("f.txt")).origin_path, "disk:/a/f.txt", "origin_path")
    equal([item.name for item in await a.listdir()], ["f.txt"], "the names")
    an_operation_link(case, await a.restore("/c", **QUICK))
    equal(case.emulator.file("disk:/c/f.txt"), b"hello", "the file")
    equal(await b.remove("f.txt"), None, "what comes back for a file in a folder")
    equal(await b.remove(), None, "what comes back for a folder that is empty by now")
    equal(case.emulator.do("trash_paths"), [], "what is left")


@check
async def a_link_to_an_operation_is_asked_and_waited_for(case):
    case.emulator.put_file("disk:/a.txt", b"hello")
    link = await case.client.copy("/a.txt", "/b.txt", force_async=True, wait=False)
    operation = case.driven(link)
    equal(await operation.get_status(), "in-progress", "the status")
    equal(await operation.wait(**QUICK), None, "what comes back")
    equal(await operation.get_status(), "success", "the status at last")
    equal(case.emulator.file("disk:/b.txt"), b"hello", "the copy")
