"""The trash, which no application can empty (wire.md §2.8, §2.13, §2.14)."""

from runner.checks import check, equal

from ..facts import NOBODY, NODES, a_file, asked, content, names, put_file, put_folder, refused, root


@check
async def nodes_go_to_the_trash_and_come_back(case):
    file = put_file(case, "/a.txt", b"a")
    node = await case.client.move_to_trash(file)
    a_file(case, node, "a.txt", [root(case)], b"a", "text/plain", status="TRASH", version=2)
    equal((await case.client.get_metadata(file))["status"], "TRASH", "the status")
    equal(case.emulator.do("trash_names"), ["a.txt"], "what is in the trash")
    equal((await case.client.restore(file))["status"], "AVAILABLE", "the status")
    equal(await case.client.list_trash(), [], "the trash")
    for call in (case.client.move_to_trash, case.client.restore):
        with refused(case, 404):
            await call(NOBODY)


@check
async def the_trash_lists_what_was_put_there(case):
    folder = put_folder(case, "/f")
    put_file(case, "/f/deep.txt", b"a")
    file = put_file(case, "/a.txt", b"a")
    await case.client.move_to_trash(folder)
    await case.client.move_to_trash(file)
    equal(names(await case.client.list_trash()), ["a.txt", "f"], "the trash")
    equal(names(await case.client.get_trashed_folders()), ["f"], "the folders in it")
    files = names(await case.client.get_trashed_files())
    equal("a.txt" in files, True, "the file is among those in it")
    wanted = ["status:TRASH AND kind:FOLDER", "status:TRASH AND kind:FILE"]
    equal([query["filters"] for query in asked(case, "GET", NODES)], wanted, "the filters")


@check
async def a_name_that_was_taken_meanwhile_keeps_a_node_in_the_trash(case):
    file = put_file(case, "/a.txt", b"a")
    await case.client.move_to_trash(file)
    other = put_file(case, "/A.TXT", b"b")
    with refused(case, 409, node=other):
        await case.client.restore(file)


@check
async def nobody_purges_a_node(case):
    file = put_file(case, "/a.txt", b"a")
    with refused(case, 403, "Insufficient permissions granted for operation: purgeNode"):
        await case.client.purge(file)
    equal(content(case, "/a.txt"), b"a", "the file")
