"""Properties and their owners (wire.md §2.12)."""

import json

from runner.checks import check, equal

from ..facts import NOBODY, NODES, UPLOADS, put_file, refused


def owner(case):
    return case.emulator.about["owner_id"]


@check
async def the_owner_is_told_by_a_file_that_is_made_and_thrown_away(case):
    equal(await case.client.get_owner_id(), owner(case), "the owner's id")
    equal(case.emulator.do("trash_names"), ["acd_cli_get_owner_id"], "what is in the trash")
    equal(await case.client.get_owner_id(), owner(case), "the owner's id")
    equal(len(case.emulator.requests("POST", UPLOADS)), 2, "how many files were made")
    put_file(case, "/ACD_CLI_get_owner_id", b"")
    with refused(case, 409, code="NAME_ALREADY_EXISTS"):
        await case.client.get_owner_id()


@check
async def properties_are_set_replaced_and_listed(case):
    file = put_file(case, "/a.txt", b"a")
    for value in ("v", "Wert"):
        found = await case.client.add_property(file, owner(case), "key", value)
        location = f"{case.client.metadata_url}nodes/{file}/properties/{owner(case)}/key"
        equal(found, {"key": "key", "location": location, "value": value}, "the property")
    (first, _) = case.emulator.requests("PUT")
    equal((json.loads(first.body), first.status), ({"value": "v"}, 201), "body and status")
    equal(await case.client.list_properties(file, owner(case)), {"key": "Wert"}, "the properties")
    equal(await case.client.list_properties(file, "somebody-else"), {}, "those of somebody else")


@check
async def properties_are_deleted_alone_and_together(case):
    file = put_file(case, "/a.txt", b"a")
    for key in "abc":
        await case.client.add_property(file, owner(case), key, key)
    equal(await case.client.delete_property(file, owner(case), "a"), None, "what comes back")
    equal(await case.client.list_properties(file, owner(case)), {"b": "b", "c": "c"}, "what is left")
    equal(await case.client.delete_properties(file, owner(case)), None, "what comes back")
    equal(await case.client.list_properties(file, owner(case)), {}, "what is left")
    twice = [request.path for request in case.emulator.requests("DELETE") if "/v1//nodes/" in request.path]
    equal(len(twice), 2, "requests with two slashes after the base")
    with refused(case, 404):
        await case.client.delete_property(file, owner(case), "a")


@check
async def deleting_all_properties_stops_at_the_first_that_stays(case):
    file = put_file(case, "/a.txt", b"a")
    for key in "ab":
        await case.client.add_property(file, owner(case), key, key)
    case.emulator.fault("DELETE * 500", body={"message": "Internal failure"})
    with refused(case, 500):
        await case.client.delete_properties(file, owner(case))
    equal(len(case.emulator.requests("DELETE")), 1, "how many were tried")
    equal(len(await case.client.list_properties(file, owner(case))), 2, "how many are left")


@check
async def properties_have_limits(case):
    file = put_file(case, "/a.txt", b"a")
    await case.client.add_property(file, owner(case), "0", "v" * 500)
    with refused(case, 400):
        await case.client.add_property(file, owner(case), "1", "v" * 501)
    for number in range(1, 10):
        await case.client.add_property(file, owner(case), str(number), "v")
    with refused(case, 400):
        await case.client.add_property(file, owner(case), "10", "v")
    await case.client.add_property(file, owner(case), "9", "replaced")
    with refused(case, 404):
        await case.client.list_properties(NOBODY, owner(case))


@check
async def an_empty_owner_leads_to_no_operation(case):
    file = put_file(case, "/a.txt", b"a")
    with refused(case, 404, "<UnknownOperationException/>"):
        await case.client.add_property(file, "", "key", "v")
    with refused(case, 404):
        await case.client.list_properties(file, "")
    equal(case.emulator.requests("PUT")[0].path, f"{NODES}/{file}/properties//key", "the path")
