"""The wrapper of all requests, and the pauses it makes (wire.md §8)."""

import json

from acdcli.api import backoff_req

from runner.checks import check, equal, holds

from ..facts import NOBODY, NODES, put_file, put_folder, refused, root

INFO = "/drive/v1/account/info"


def wrapper(case):
    return case.driven(case.client.BOReq, "BackOffRequest")


def url(case, path):
    return case.emulator.about["metadata_url"] + path


@check
async def every_verb_carries_the_token(case):
    requests = wrapper(case)
    file = put_file(case, "/a.txt", b"a")
    found = await requests.get(url(case, "account/info"))
    equal((found.status_code, found.json()["status"]), (200, "ACTIVE"), "get")
    body = json.dumps({"kind": "FOLDER", "name": "f"})
    found = await requests.post(url(case, "nodes"), acc_codes=[201], data=body)
    equal((found.status_code, found.json()["name"]), (201, "f"), "post")
    found = await requests.patch(url(case, f"nodes/{file}"), data=json.dumps({"description": "d"}))
    equal((found.status_code, found.json()["description"]), (200, "d"), "patch")
    found = await requests.put(url(case, f"trash/{file}"))
    equal((found.status_code, found.json()["status"]), (200, "TRASH"), "put")
    found = await requests.delete(url(case, f"nodes/{file}"))
    equal(found.status_code, 403, "delete")
    sent = case.emulator.requests()
    equal([request.method for request in sent], ["GET", "POST", "PATCH", "PUT", "DELETE"], "the methods")
    for request in sent:
        equal(request.headers["authorization"], "Bearer " + case.emulator.about["token"], "Authorization")
        holds(request.headers["user-agent"].startswith("acdcli.api/0.9.0 python-requests/"), "User-Agent")
        holds("content-type" not in request.headers, "JSON goes without Content-Type")


@check
async def headers_and_queries_go_along(case):
    await wrapper(case).get(url(case, "nodes"), params={"limit": 3}, headers={"X-Some": "thing"})
    (sent,) = case.emulator.requests()
    equal((sent.query, sent.headers["x-some"]), ({"limit": "3"}, "thing"), "query and header")


@check
async def pages_are_put_together(case):
    folder = put_folder(case, "/f")
    for number in range(5):
        put_file(case, f"/f/{number}", b"")
    found = await wrapper(case).paginated_get(url(case, f"nodes/{folder}/children"), {"limit": 2})
    equal([node["name"] for node in found], list("01234"), "the names")
    sent = case.emulator.requests("GET", f"{NODES}/{folder}/children")
    equal([request.query["limit"] for request in sent], ["2"] * 3, "the limits")
    equal(["startToken" in request.query for request in sent], [False, True, True], "the tokens")


@check
async def a_list_has_one_page_when_it_is_short(case):
    equal(await wrapper(case).paginated_get(url(case, "trash")), [], "the items")
    equal(len(case.emulator.requests()), 1, "how many requests it took")


@check
async def a_page_token_that_is_too_old_ends_a_listing(case):
    for number in range(3):
        put_file(case, f"/{number}", b"")
    case.emulator.fault(f"GET {NODES} 400 nth=2", body={"logref": "1-2", "message": "Next token is expired"})
    with refused(case, 400, "Next token is expired"):
        await wrapper(case).paginated_get(url(case, "nodes"), {"limit": 1})


@check
async def pauses_double_up_to_256_seconds_and_nothing_is_sent_again(case):
    pauses = case.client.pauses
    pauses.chance = 1.0
    requests = wrapper(case)
    case.emulator.fault(f"GET {INFO} 503 x10")
    for count in range(1, 13):
        found = await requests.get(url(case, "account/info"))
        equal(found.status_code, 503 if count <= 10 else 200, f"the status of request {count}")
        equal(len(case.emulator.requests()), count, "how many requests were sent")
    equal([round(pause) for pause in pauses.made], [2, 4, 8, 16, 32, 64, 128, 256, 256, 256, 1], "the pauses")


@check
async def a_pause_is_up_to_chance(case):
    case.client.pauses.chance = 0.5
    case.emulator.fault(f"GET {INFO} 503 x3")
    for _ in range(4):
        await wrapper(case).get(url(case, "account/info"))
    equal([round(pause) for pause in case.client.pauses.made], [1, 2, 4], "the pauses")


@check
async def a_status_that_is_not_accepted_lengthens_the_pause(case):
    case.client.pauses.chance = 1.0
    for accepted in ([404], [200], [200]):
        await wrapper(case).get(url(case, f"nodes/{NOBODY}"), acc_codes=accepted)
    equal([round(pause) for pause in case.client.pauses.made], [1, 2], "the pauses")


@check
async def a_connection_that_breaks_is_told_by_a_code(case):
    case.client.pauses.chance = 1.0
    case.emulator.fault(f"GET {INFO} reset x2")
    for _ in range(2):
        with refused(case, 1000):
            await wrapper(case).get(url(case, "account/info"))
    equal([round(pause) for pause in case.client.pauses.made], [2], "the pauses")


@check
async def nobody_waits_longer_than_the_time_out(case):
    case.emulator.fault(f"GET {INFO} silent")
    with refused(case, 1000, "timed out"):
        await wrapper(case).get(url(case, "account/info"), timeout=0.2)


@check
async def only_the_idle_time_out_counts(case):
    """Versions are compared as texts, and "2.32" is less than "2.4"."""
    equal(case.client.BOReq.timeout, 60, "the time-out")
    made = backoff_req.BackOffRequest(case.client.handler, (3, 5), {})
    case.noted("acdcli.api", "BackOffRequest")
    equal(made.timeout, 5, "the time-out")
    found = await case.driven(made).get(url(case, "nodes"), params={"filters": "isRoot:true"})
    equal(found.json()["data"][0]["id"], root(case), "the root's id")
