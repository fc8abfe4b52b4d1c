"""Errors as the library reports them, from every method (wire.md §7)."""

import io

from runner.checks import check, equal

from ..facts import NOBODY, NODES, refused


def calls(case):
    """Every method that asks a server and tells what it says, with something to ask for.

    Three have ways of their own: `get_account_info`, `get_changes` and `chunked_download`.
    """
    client, path = case.client, case.folder / "file"
    path.write_bytes(b"content")
    stream = io.BufferedReader(io.BytesIO(b"content"))
    yield from (
        getattr(client, name)
        for name in """get_quota get_account_usage fs_sizes get_root_id get_node_list get_file_list get_folder_list
            get_asset_list get_trashed_folders get_trashed_files list_trash get_owner_id""".split()
    )
    for name in "get_metadata list_children set_available move_to_trash restore purge clear_file".split():
        yield lambda method=getattr(client, name): method(NOBODY)
    for name in "add_child remove_child move_node rename_node list_properties delete_properties".split():
        yield lambda method=getattr(client, name): method(NOBODY, "other")
    yield lambda: client.create_folder("f")
    yield lambda: client.create_file("f")
    yield lambda: client.update_metadata(NOBODY, {"name": "f"})
    yield lambda: client.move_node_from(NOBODY, "a", "b")
    yield lambda: client.add_property(NOBODY, "owner", "key", "value")
    yield lambda: client.delete_property(NOBODY, "owner", "key")
    yield lambda: client.upload_file(str(path))
    yield lambda: client.overwrite_file(NOBODY, str(path))
    yield lambda: client.upload_stream(stream, "f")
    yield lambda: client.overwrite_stream(io.BufferedReader(io.BytesIO(b"content")), NOBODY)
    yield lambda: client.download_chunk(NOBODY, 0, 1)
    yield lambda: client.response_chunk(NOBODY, 0, 1)
    yield lambda: client.download_thumbnail(NOBODY, str(path))


@check
async def every_method_passes_on_what_the_server_says(case):
    for call in calls(case):
        case.emulator.fault("* * 500", body={"message": "Internal failure"})
        before = len(case.emulator.requests())
        with refused(case, 500, '"Internal failure"'):
            await call()
        equal(len(case.emulator.requests()) - before, 1, "how often it asked")


@check
async def every_method_tells_of_a_broken_connection(case):
    for call in calls(case):
        case.emulator.fault("* * reset")
        with refused(case, 1000):
            await call()


@check
async def bodies_are_passed_on_as_they_are(case):
    for status in (400, 401, 403, 404, 408, 409, 412, 429, 500, 502, 503, 504):
        for body, part in (
            ({"message": "so it is"}, "so it is"),
            ("<html><body>Bad gateway</body></html>", "<body>Bad gateway"),
            (None, None),
        ):
            case.emulator.fault(f"GET {NODES} {status}", **({} if body is None else {"body": body}))
            with refused(case, status, *([part] if part else [])):
                await case.client.get_root_id()


@check
async def a_body_that_is_empty_has_words_put_in_its_place(case):
    case.emulator.fault(f"GET {NODES} 503")
    with refused(case, 503) as caught:
        await case.client.get_root_id()
    equal(caught.error.msg, "[acd_api] no body received.", "the text")


@check
async def a_token_that_the_server_no_longer_takes_is_not_renewed(case):
    case.emulator.do("expire_access_tokens")
    with refused(case, 401, "Token has expired"):
        await case.client.get_root_id()
    equal(case.emulator.requests("POST"), [], "the requests for a token")
