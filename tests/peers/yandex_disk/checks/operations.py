"""Background operations: endpoint 25 (wire.md §9)."""

import time

from yadisk.exceptions import (
    AsyncOperationFailedError,
    AsyncOperationPollingTimeoutError,
    InvalidResponseError,
    OperationNotFoundError,
    UnauthorizedError,
)

from runner.checks import check, equal, holds, raises

from ..facts import QUICK


async def started(case):
    """Starts an operation; returns its link."""
    case.emulator.put_file("disk:/a.txt", b"a")
    return await case.client.copy("/a.txt", "/b.txt", force_async=True, wait=False)


def polls(case):
    requests = case.emulator.requests("GET")
    return [request for request in requests if request.path.startswith("/v1/disk/operations/")]


@check
async def an_operation_is_in_progress_and_then_done(case):
    link = await started(case)
    for known in (link.href, link.href.rpartition("/")[2], link.href + "?some=query"):
        holds(
            await case.client.get_operation_status(known) in ("in-progress", "success"),
            f"{known} leads to the operation",
        )
    equal(await case.client.get_operation_status(link.href), "success", "the status at last")
    equal(case.emulator.file("disk:/b.txt"), b"a", "the copy")
    equal([poll.query for poll in polls(case)], [{"fields": "status"}] * 4, "the queries")


@check(emulator=["--operation-polls", "3"])
async def an_operation_is_waited_for(case):
    link = await started(case)
    equal(await case.client.wait_for_operation(link.href, **QUICK), None, "what comes back")
    equal(len(polls(case)), 4, "how often it was asked for")
    equal(case.emulator.file("disk:/b.txt"), b"a", "the copy")


@check
async def an_operation_is_asked_for_every_second(case):
    link = await started(case)
    begun = time.monotonic()
    await case.client.wait_for_operation(link.href)
    holds(0.9 < time.monotonic() - begun < 5, "a second passes between two polls")
    equal(len(polls(case)), 2, "how often it was asked for")


@check(emulator=["--operation-polls", "1000"])
async def nobody_waits_longer_than_he_wants(case):
    link = await started(case)
    with raises(AsyncOperationPollingTimeoutError):
        await case.client.wait_for_operation(link.href, poll_timeout=0.1, **QUICK)
    with raises(AsyncOperationPollingTimeoutError):
        await case.client.move("/a.txt", "/c.txt", force_async=True, poll_timeout=0.1, **QUICK)
    equal(await case.client.get_operation_status(link.href), "in-progress", "the status")


@check
async def an_operation_that_fails_is_begun_again_and_fails_at_last(case):
    case.emulator.do("fail_operations", count=1)
    link = await started(case)
    with raises(AsyncOperationFailedError):
        await case.client.wait_for_operation(link.href, **QUICK)
    equal(await case.client.get_operation_status(link.href), "failed", "the status")
    case.emulator.do("fail_operations", count=2)
    await case.client.copy("/a.txt", "/b.txt", force_async=True, **QUICK)
    equal(case.emulator.file("disk:/b.txt"), b"a", "the copy")
    equal(len(case.emulator.requests("POST")), 4, "how often it was begun")
    case.emulator.do("fail_operations", count=2)
    with raises(AsyncOperationFailedError):
        await case.client.copy("/a.txt", "/c.txt", force_async=True, n_retries=1, **QUICK)


@check
async def an_operation_that_nobody_started_is_not_found(case):
    for ask in (case.client.get_operation_status, case.client.wait_for_operation):
        for known in ("0000", case.emulator.about["api_url"] + "/v1/disk/operations/0000"):
            with raises(OperationNotFoundError, "DiskOperationNotFoundError"):
                await ask(known)


@check
async def an_operation_needs_a_token_of_any_scope(case):
    link = await started(case)
    token = case.emulator.do("sign_in", scopes="cloud_api:disk.info")["access_token"]
    await case.connect(token=token).wait_for_operation(link.href, **QUICK)
    with raises(UnauthorizedError, "UnauthorizedError"):
        await case.connect(token="y0_nobody").get_operation_status(link.href)


@check
async def a_status_that_nobody_knows_is_no_answer(case):
    case.emulator.fault("GET /v1/disk/operations/0000 200", body={"status": "paused"})
    with raises(InvalidResponseError):
        await case.client.get_operation_status("0000")


@check
async def an_operation_that_was_wanted_and_did_not_come_is_no_answer(case):
    link = {"href": f"{case.emulator.about['api_url']}/v1/disk/resources?path=disk%3A%2Fa", "method": "GET"}
    client = case.client
    for rule, call in (
        ("POST /v1/disk/resources/copy 201", lambda: client.copy("/a", "/b", force_async=True)),
        ("POST /v1/disk/resources/move 201", lambda: client.move("/a", "/b", force_async=True)),
        ("POST /v1/disk/public/resources/save-to-disk 201", lambda: client.save_to_disk("key", force_async=True)),
        ("PUT /v1/disk/trash/resources/restore 201", lambda: client.restore_trash("/a", force_async=True)),
    ):
        case.emulator.fault(rule, body=link)
        with raises(InvalidResponseError) as caught:
            await call()
        equal(caught.error.disable_retry, True, "disable_retry")
    case.emulator.fault("DELETE /v1/disk/resources 204")
    with raises(InvalidResponseError):
        await client.remove("/a", force_async=True)


@check
async def an_operation_outlives_a_poll_that_fails(case):
    link = await started(case)
    case.emulator.fault("GET /v1/disk/operations/* 503 x2")
    await case.client.wait_for_operation(link.href, **QUICK)
    equal(case.emulator.file("disk:/b.txt"), b"a", "the copy")
