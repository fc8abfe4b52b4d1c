"""Changes since a checkpoint (wire.md §2.15, §4.2)."""

import io
import json

from acdcli.api import metadata

from runner.checks import check, equal, holds

from ..facts import names, put_file, put_folder, refused, root

CHANGES = "/drive/v1/changes"


async def changes(case, *arguments, **options):
    """Asks for changes and reads them."""
    with await case.client.get_changes(*arguments, **options) as file:
        return await read(case, file)


async def read(case, file):
    return await case.client._iter_changes_lines(file)


def lines(*items):
    return io.BytesIO(b"".join(json.dumps(item).encode() + b"\n" for item in items))


def page(**more):
    return {"checkpoint": "c", "reset": False, "nodes": [], "statusCode": 200, **more}


@check
async def everything_comes_first_and_then_what_has_changed(case):
    put_folder(case, "/f")
    file = put_file(case, "/f/a.txt", b"a")
    sets = await changes(case)
    equal(sets[0].reset, True, "reset of the first set")
    equal({found.reset for found in sets[1:]} <= {False}, True, "reset of further sets")
    found = [node for part in sets for node in part.nodes]
    equal({node["id"] for node in found} >= {root(case), file}, True, "the root and the file are told")
    checkpoint = sets[-1].checkpoint
    await case.client.rename_node(file, "b.txt")
    (after,) = await changes(case, checkpoint)
    equal((names(after.nodes), after.purged_nodes, after.reset), (["b.txt"], [], False), "what has changed")
    rest = await changes(case, after.checkpoint)
    equal([node for part in rest for node in part.nodes], [], "what has changed after that")
    bodies = [json.loads(request.body) for request in case.emulator.requests("POST", CHANGES)]
    equal(bodies, [{}, {"checkpoint": checkpoint}, {"checkpoint": after.checkpoint}], "the bodies")


@check
async def purged_nodes_are_told_when_they_are_asked_for(case):
    file = put_file(case, "/a.txt", b"a")
    checkpoint = (await changes(case))[-1].checkpoint
    case.emulator.do("purge", place=file)
    sets = await changes(case, checkpoint, include_purged=True)
    equal([id for part in sets for id in part.purged_nodes], [file], "the purged nodes")
    holds(not any(node["id"] == file for part in sets for node in part.nodes), "it is not among the others")
    equal(json.loads(case.emulator.requests("POST", CHANGES)[-1].body)["includePurged"], "true", "includePurged")
    sets = await changes(case, checkpoint)
    equal([id for part in sets for id in part.purged_nodes], [], "the purged nodes without asking")


@check
async def changes_are_kept_in_a_file(case):
    put_file(case, "/a.txt", b"a")
    path = case.folder / "changes"
    (await case.client.get_changes(file=str(path))).close()
    kept = [json.loads(line) for line in path.read_text().splitlines()]
    equal(kept[-1], {"end": True}, "the last line")
    with open(path, "rb") as file:
        holds("a.txt" in [node.get("name") for node in (await read(case, file))[0].nodes], "the file is told")


@check
async def a_checkpoint_that_is_none_begins_anew(case):
    for checkpoint in ("nobody", (await changes(case))[-1].checkpoint):
        case.emulator.do("invalidate_checkpoints")
        equal((await changes(case, checkpoint))[0].reset, True, f"reset after {checkpoint}")


@check
async def a_stream_without_its_end_is_taken_as_it_is(case):
    put_file(case, "/a.txt", b"a")
    case.emulator.do("trouble_next_changes", kind="no-end")
    holds((await changes(case))[0].nodes, "the nodes are told")


@check
async def a_line_that_is_no_json_is_an_error(case):
    case.emulator.do("trouble_next_changes", kind="not-json")
    with refused(case, 1003, "Invalid JSON"):
        await changes(case)


@check
async def a_line_with_another_status_is_an_error(case):
    case.emulator.do("trouble_next_changes", kind="status", status=500)
    with refused(case, 1002, "Partial failure"):
        await changes(case)


@check
async def a_stream_that_breaks_off_looks_like_no_changes(case):
    """The library means to raise 1003, but leaves the block that would with a return."""
    put_file(case, "/a.txt", b"a")
    case.emulator.fault(f"POST {CHANGES} cut=100")
    equal(await changes(case), [], "the sets")


@check
async def changes_that_are_refused_are_an_error_without_its_text(case):
    """The library closes the answer before it reads what the answer says."""
    for status in (400, 401, 429, 500, 503):
        case.emulator.fault(f"POST {CHANGES} {status}", body={"message": "Rate exceeded"})
        with refused(case, status) as caught:
            await case.client.get_changes()
        equal(caught.error.msg, "[acd_api] no body received.", "the text")


@check
async def lines_are_read_into_sets(case):
    node, purged = {"id": "n", "status": "TRASH"}, {"id": "p", "status": "PURGED"}
    case.noted("acdcli.api", "ChangeSet")
    wanted = [
        metadata.ChangeSet([node], ["p"], "c", True),
        metadata.ChangeSet(nodes=[], purged_nodes=[], checkpoint="d", reset=False),
    ]
    found = await read(case, lines(page(reset=True, nodes=[node, purged]), page(checkpoint="d"), {"end": True}))
    equal(found, wanted, "the sets")
    equal(await read(case, lines()), [], "the sets of nothing")
