"""Listings by filter, over pages (wire.md §2.3, §2.4, §4.1)."""

from runner.checks import check, equal, holds

from ..facts import NODES, a_folder, a_node, asked, names, put_file, put_folder, refused, root


@check
async def the_root_is_found_by_its_filter(case):
    equal(await case.client.get_root_id(), root(case), "the root's id")
    equal(asked(case, "GET", NODES), [{"filters": "isRoot:true"}], "the queries")
    node = await case.client.get_metadata(root(case))
    equal((node["isRoot"], node["parents"], "name" in node), (True, [], False), "what only the root has")


@check
async def lists_are_of_one_kind(case):
    folder = put_folder(case, "/f")
    file = put_file(case, "/f/a.png", b"a")
    case.emulator.do("put_asset", place=file, name="small.png", text="s")
    equal(names(await case.client.get_file_list()), ["a.png"], "the files")
    folders = await case.client.get_folder_list()
    equal({node["id"] for node in folders}, {folder, root(case)}, "the folders")
    (asset,) = await case.client.get_asset_list()
    equal((asset["kind"], asset["name"], asset["parents"]), ("ASSET", "small.png", [file]), "the asset")
    filters = [query["filters"] for query in asked(case, "GET", NODES)]
    equal(filters, ["kind:FILE", "kind:FOLDER", "kind:ASSET"], "the filters")


@check
async def any_list_can_be_asked_for(case):
    folder = put_folder(case, "/f")
    for name in ("b.txt", "a.txt", "c.bin"):
        put_file(case, f"/f/{name}", b"x")
    found = await case.client.get_node_list(filters=f"parents:{folder} AND name:a*")
    equal(names(found), ["a.txt"], "the names by prefix")
    found = await case.client.get_node_list(filters=f"parents:{folder}", sort='["name DESC"]', limit=2)
    equal([node["name"] for node in found], ["c.bin", "b.txt", "a.txt"], "the names in order")
    found = await case.client.get_node_list(filters="contentProperties.extension:txt", tempLink="true")
    equal(names(found), ["a.txt", "b.txt"], "the names by extension")
    holds(all(node["tempLink"].startswith("http") for node in found), "tempLink is a link")
    equal(await case.client.get_node_list(filters="name:nobody"), [], "what nothing fits")


@check
async def a_filter_that_is_none_is_refused(case):
    with refused(case, 400):
        await case.client.get_node_list(filters="kind:(FILE")
    with refused(case, 400):
        await case.client.get_node_list(startToken="nobody")


@check
async def lists_have_pages_of_200(case):
    folder = put_folder(case, "/many")
    for number in range(401):
        put_file(case, f"/many/{number:03}", b"")
    found = await case.client.list_children(folder)
    equal([node["name"] for node in found], [f"{number:03}" for number in range(401)], "the names")
    queries = asked(case, "GET", f"{NODES}/{folder}/children")
    equal([sorted(query) for query in queries], [[], ["startToken"], ["startToken"]], "the queries")
    equal(len(await case.client.get_file_list()), 401, "the number of files")


@check
async def children_are_files_and_folders(case):
    folder = put_folder(case, "/f")
    put_folder(case, "/f/sub")
    put_file(case, "/f/sub/deep", b"")
    put_file(case, "/f/a.txt", b"a")
    found = {node["name"]: node for node in await case.client.list_children(folder)}
    equal(sorted(found), ["a.txt", "sub"], "the names")
    a_folder(case, found["sub"], "sub", [folder])
    a_node(case, found["a.txt"], "FILE", "a.txt", [folder])
    with refused(case, 404):
        await case.client.list_children("A" * 22)
