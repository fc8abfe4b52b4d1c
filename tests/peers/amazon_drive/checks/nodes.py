"""Folders, names, metadata, and nodes with several parents (wire.md §2.5 to §2.7, §2.10, §2.11)."""

import json

import requests

from runner.checks import check, equal, holds

from ..facts import NOBODY, NODES, a_file, a_folder, asked, put_file, put_folder, refused, root

TAKEN = "NAME_ALREADY_EXISTS"


@check
async def folders_are_made_in_the_root_and_in_folders(case):
    outer = await case.client.create_folder("Größe \"x\" & ?")
    a_folder(case, outer, "Größe \"x\" & ?", [root(case)])
    inner = await case.client.create_folder("sub", outer["id"])
    a_folder(case, inner, "sub", [outer["id"]])
    equal(case.emulator.paths(), ["/Größe \"x\" & ?", "/Größe \"x\" & ?/sub"], "the paths")
    bodies = [json.loads(request.body) for request in case.emulator.requests("POST", NODES)]
    equal(bodies[1], {"kind": "FOLDER", "name": "sub", "parents": [outer["id"]]}, "the body")
    with refused(case, 404):
        await case.client.create_folder("f", NOBODY)


@check
async def names_are_taken_whatever_their_case(case):
    folder = put_folder(case, "/Größe")
    file = put_file(case, "/a.txt", b"a")
    for name, node in (("Größe", folder), ("GRÖßE", folder), ("A.TXT", file)):
        with refused(case, 409, name.lower(), code=TAKEN, node=node):
            await case.client.create_folder(name)
        with refused(case, 409, code=TAKEN, node=node):
            await case.client.create_file(name)
    await case.client.create_folder("Größe", folder)


@check
async def metadata_come_with_what_is_asked_for(case):
    file = put_file(case, "/a.png", b"picture")
    case.emulator.do("put_asset", place=file, name="small.png", text="s")
    node = await case.client.get_metadata(file)
    a_file(case, node, "a.png", [root(case)], b"picture", "image/png")
    holds("assets" not in node, "assets are not told")
    answer = requests.get(node["tempLink"], timeout=10)
    equal((answer.status_code, answer.content), (200, b"picture"), "what the link leads to")
    node = await case.client.get_metadata(file, assets=True, temp_link=False)
    equal([asset["name"] for asset in node["assets"]], ["small.png"], "the assets")
    holds("tempLink" not in node, "there is no link")
    queries = asked(case, "GET", f"{NODES}/{file}")
    wanted = [{"tempLink": "true", "asset": "NONE"}, {"tempLink": "false", "asset": "ALL"}]
    equal(queries, wanted, "the queries")
    with refused(case, 404):
        await case.client.get_metadata(NOBODY)


@check
async def metadata_are_changed_in_part(case):
    file = put_file(case, "/a.txt", b"a")
    node = await case.client.update_metadata(file, {"labels": ["x", "y"], "description": "d"})
    a_file(case, node, "a.txt", [root(case)], b"a", "text/plain", version=2)
    equal((sorted(node["labels"]), node["description"]), (["x", "y"], "d"), "labels and description")
    node = await case.client.update_metadata(file, {"labels": []})
    equal((node["labels"], node["description"], node["version"]), ([], "d", 3), "labels, description, version")
    with refused(case, 404):
        await case.client.update_metadata(NOBODY, {"description": "d"})


@check
async def a_node_gets_another_name(case):
    file = put_file(case, "/a.txt", b"a")
    other = put_file(case, "/b.txt", b"b")
    node = await case.client.rename_node(file, "c.txt")
    a_file(case, node, "c.txt", [root(case)], b"a", "text/plain", version=2)
    with refused(case, 409, code=TAKEN, node=other):
        await case.client.rename_node(file, "B.txt")
    equal((await case.client.rename_node(file, "C.txt"))["name"], "C.txt", "its own name in another case")


@check
async def a_node_moves_from_all_its_parents(case):
    file = put_file(case, "/a.txt", b"a")
    folder, other = put_folder(case, "/f"), put_folder(case, "/g")
    case.emulator.do("link", place=file, folder=other)
    equal((await case.client.move_node(file, folder))["parents"], [folder], "the parents")
    equal(case.emulator.paths(), ["/f", "/f/a.txt", "/g"], "the paths")
    put_file(case, "/g/A.TXT", b"b")
    with refused(case, 409, code=TAKEN):
        await case.client.move_node(file, other)


@check
async def a_node_moves_from_one_of_its_parents(case):
    file = put_file(case, "/a.txt", b"a")
    folder, other = put_folder(case, "/f"), put_folder(case, "/g")
    case.emulator.do("link", place=file, folder=other)
    node = await case.client.move_node_from(file, root(case), folder)
    equal(sorted(node["parents"]), sorted([folder, other]), "the parents")
    (sent,) = case.emulator.requests("POST", f"{NODES}/{folder}/children")
    equal(json.loads(sent.body), {"fromParent": root(case), "childId": file}, "the body")
    put_file(case, "/a.txt", b"b")
    with refused(case, 409, code=TAKEN):
        await case.client.move_node_from(file, folder, root(case))


@check
async def a_node_has_several_parents_or_none(case):
    file, folder = put_file(case, "/a.txt", b"a"), put_folder(case, "/f")
    node = await case.client.add_child(folder, file)
    equal(sorted(node["parents"]), sorted([folder, root(case)]), "the parents")
    equal([child["id"] for child in await case.client.list_children(folder)], [file], "the folder's children")
    equal((await case.client.remove_child(root(case), file))["parents"], [folder], "the parents")
    equal((await case.client.remove_child(folder, file))["parents"], [], "the parents")
    equal((await case.client.get_metadata(file))["status"], "AVAILABLE", "the status")
    with refused(case, 404):
        await case.client.add_child(folder, NOBODY)
    with refused(case, 404):
        await case.client.remove_child(NOBODY, file)
    put_file(case, "/f/A.txt", b"b")
    with refused(case, 409, code=TAKEN):
        await case.client.add_child(folder, file)


@check
async def folders_have_several_parents_too(case):
    folder, other = put_folder(case, "/f"), put_folder(case, "/g")
    equal(sorted((await case.client.add_child(other, folder))["parents"]), sorted([other, root(case)]), "the parents")


@check
async def a_node_that_is_pending_is_made_available(case):
    file = put_file(case, "/a.txt", b"a")
    case.emulator.do("set_pending", place=file, polls=9)
    node = await case.client.get_metadata(file)
    equal((node["status"], "contentProperties" in node), ("PENDING", False), "the status, and whether there is content")
    equal((await case.client.set_available(file))["status"], "AVAILABLE", "the status")
    equal((await case.client.get_metadata(file))["status"], "AVAILABLE", "the status")
