"""Errors and their classes, retries, rate limits."""

import frameio
import httpx
from frameio.core.api_error import ApiError
from frameio.types import JsonErrorResponse

from runner.checks import check, equal, holds, raises

from ..answers import fits
from ..api import Api

NOBODY = "11111111-1111-4111-8111-111111111111"
CLASSES = {
    400: frameio.BadRequestError,
    401: frameio.UnauthorizedError,
    403: frameio.ForbiddenError,
    404: frameio.NotFoundError,
    409: frameio.ConflictError,
    422: frameio.UnprocessableEntityError,
    429: frameio.TooManyRequestsError,
}
PROBLEM = {"title": "A title", "detail": "A detail", "source": {"pointer": "/data"}}
ONCE = {"max_retries": 0}


def problem_of(api, error):
    """The one problem of an error; the library leaves the body of 422 as it came."""
    body = JsonErrorResponse.model_construct(**error.body) if isinstance(error.body, dict) else error.body
    fits(body, api.answers.take()[-1])
    [problem] = body.errors
    return problem


def told(api, error, status):
    """The problem of an error that has what the service said."""
    equal(error.status_code, status, "the status")
    problem = problem_of(api, error)
    holds(problem.detail and problem.title, "there is a title and a detail")
    holds("x-ratelimit-limit" in error.headers, "the rate limit is told with errors too")
    return problem


@check
async def every_status_has_its_class(case):
    api = Api(case)
    for status, of in CLASSES.items():
        case.emulator.fault(f"GET /v4/me {status}", body={"errors": [PROBLEM]})
        with raises(of) as caught:
            await api.users.show(request_options=ONCE)
        equal((caught.error.status_code, problem_of(api, caught.error).detail), (status, "A detail"), "the error")


@check
async def a_request_that_can_not_be_read_is_bad(case):
    api = Api(case)
    with raises(frameio.BadRequestError) as caught:
        await api.files.list(api.account, api.root, after="no cursor")
    equal(told(api, caught.error, 400).source.pointer, "/after", "what is wrong")


@check
async def a_token_that_is_not_known_or_not_linked_is_not_let_in(case):
    for token in ("fio-u-old", case.emulator.do("sign_in_unlinked")):
        api = Api(case, case.connect(token=token))
        with raises(frameio.UnauthorizedError) as caught:
            await api.users.show()
        equal(caught.error.status_code, 401, "the status")


@check
async def a_role_that_does_not_suffice_is_forbidden(case):
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    api = Api(case, case.connect(token=case.emulator.do("sign_in_as", id=ben)))
    with raises(frameio.ForbiddenError) as caught:
        await api.workspaces.create(api.account, data={"name": "x"})
    told(api, caught.error, 403)


@check
async def what_is_not_there_is_not_found(case):
    api = Api(case)
    with raises(frameio.NotFoundError) as caught:
        await api.files.show(api.account, NOBODY)
    told(api, caught.error, 404)


@check
async def what_is_there_already_is_a_conflict_and_tried_again(case):
    api = Api(case)
    folder = api.folder("Day 1")
    share = await api.shares.create(
        api.account, api.project, data={"type": "asset", "access": "public", "name": "x", "asset_ids": [folder]}
    )
    with raises(frameio.ConflictError) as caught:
        await api.shares.add_asset(api.account, share.data.id, data={"asset_id": folder})
    told(api, caught.error, 409)
    equal(len(api.pauses.seconds), 2, "how often it was tried again")


@check
async def what_is_well_formed_but_wrong_is_not_processed(case):
    api = Api(case)
    with raises(frameio.UnprocessableEntityError) as caught:
        await api.folders.create(api.account, api.root, data={"foo": 1})
    problem = told(api, caught.error, 422)
    equal((problem.detail, problem.source.pointer), ("Unexpected field: foo", "/data/foo"), "what is wrong")
    with raises(frameio.UnprocessableEntityError):
        await api.accounts.index(page_size=101)
    case.emulator.do("clear_records")


@check
async def too_many_calls_are_told_and_waited_for(case):
    api = Api(case)
    for left in range(9, -1, -1):
        data = {"name": f"W{left}"}
        made = await api.raw("workspaces").create(api.account, data=data, request_options=ONCE)
        headers = [made.headers[f"x-ratelimit-{name}"] for name in ("limit", "remaining", "window")]
        equal(headers, ["10", str(left), "60000"], "the headers")
    with raises(frameio.TooManyRequestsError) as caught:
        await api.workspaces.create(api.account, data={"name": "x"})
    equal(told(api, caught.error, 429).title, "Too many requests", "the title")
    equal(len(api.pauses.seconds), 2, "how often it was tried again")
    case.emulator.do("advance", seconds=6)
    await api.workspaces.create(api.account, data={"name": "x"}, request_options=ONCE)


@check
async def failures_of_the_service_are_tried_again(case):
    api = Api(case)
    for status in (408, 409, 429, 500, 502, 503, 504):
        case.emulator.fault(f"GET /v4/me {status} x2")
        equal((await api.users.show()).data.id, api.user, "who it is in the end")
        equal(len(api.pauses.seconds), 2, f"how often {status} was tried again")
        holds(0.9 <= api.pauses.seconds[0] <= 1.1 and 1.8 <= api.pauses.seconds[1] <= 2.2, "the pauses double")
        api.pauses.seconds.clear()
    case.emulator.fault("GET /v4/me 429 retry-after=7")
    await api.users.show()
    equal(api.pauses.seconds, [7], "the pause that the service asks for")


@check
async def other_statuses_and_other_bodies_are_errors_of_the_api(case):
    api = Api(case)
    case.emulator.fault("GET /v4/me 503 x3", body="<html><body>no JSON</body></html>")
    with raises(ApiError) as caught:
        await api.users.show()
    equal((caught.error.status_code, caught.error.body), (503, "<html><body>no JSON</body></html>"), "the error")
    case.emulator.fault("GET /v4/me 418", body={"errors": []})
    with raises(ApiError) as caught:
        await api.users.show()
    equal((caught.error.status_code, caught.error.body), (418, {"errors": []}), "the error")
    case.emulator.fault("GET /v4/me html")
    with raises(ApiError) as caught:
        await api.users.show(request_options=ONCE)


@check
async def an_answer_of_another_shape_is_taken_as_it_is(case):
    users = case.driven(case.client.sdk.users, "users")
    case.emulator.fault("GET /v4/me 200", body={"data": {"id": 1, "colour": "red"}})
    me = (await users.show()).data
    equal((me.id, me.email, me.model_extra), (1, None, {"colour": "red"}), "what was made of it")
    case.emulator.fault("GET /v4/me 200", body=["no object"])
    with raises(TypeError):
        await users.show()


@check
async def an_answer_that_breaks_off_is_asked_for_again_and_one_that_never_begins_is_not(case):
    api = Api(case)
    case.emulator.fault("GET /v4/me cut=3")
    equal((await api.users.show()).data.id, api.user, "who it is in the end")
    equal(len(api.pauses.seconds), 1, "how often it was tried again")
    case.emulator.fault("GET /v4/me reset")
    with raises(httpx.ReadError):
        await api.users.show()
    equal(len(api.pauses.seconds), 1, "how often it was tried again")
