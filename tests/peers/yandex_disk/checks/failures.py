"""Errors and retries: every status with its class (wire.md §7), and failures without a status (wire.md §10)."""

import socket

import yadisk
from yadisk.exceptions import *  # every class that there is

from runner.checks import check, equal, holds, raises

#: Status, code and class; no code stands for any other one.
ERRORS = [
    (400, None, BadRequestError),
    (400, "FieldValidationError", FieldValidationError),
    (400, "authorization_pending", AuthorizationPendingError),
    (400, "invalid_client", InvalidClientError),
    (400, "invalid_grant", InvalidGrantError),
    (400, "bad_verification_code", BadVerificationCodeError),
    (400, "unsupported_token_type", UnsupportedTokenTypeError),
    (401, None, UnauthorizedError),
    (401, "UnauthorizedError", UnauthorizedError),
    (403, None, ForbiddenError),
    (403, "DiskSymlinkPasswordRequiredError", PasswordRequiredError),
    (403, "DiskUnsupportedUserAccountTypeError", ForbiddenError),
    (403, "DiskAPIDisabledForOverdraftUserError", ForbiddenError),
    (404, None, NotFoundError),
    (404, "DiskNotFoundError", PathNotFoundError),
    (404, "DiskOperationNotFoundError", OperationNotFoundError),
    (406, None, NotAcceptableError),
    (409, None, ConflictError),
    (409, "DiskPathDoesntExistsError", ParentNotFoundError),
    (409, "DiskPathPointsToExistentDirectoryError", DirectoryExistsError),
    (409, "DiskResourceAlreadyExistsError", PathExistsError),
    (409, "MD5DifferError", MD5DifferError),
    (410, None, GoneError),
    (413, None, PayloadTooLargeError),
    (415, None, UnsupportedMediaError),
    (423, None, LockedError),
    (423, "DiskResourceLockedError", ResourceIsLockedError),
    (423, "DiskUploadTrafficLimitExceeded", UploadTrafficLimitExceededError),
    (429, None, TooManyRequestsError),
    (429, "DiskResourceDownloadLimitExceededError", ResourceDownloadLimitExceededError),
    (500, None, InternalServerError),
    (502, None, BadGatewayError),
    (503, None, UnavailableError),
    (504, None, GatewayTimeoutError),
    (507, None, InsufficientStorageError),
    (507, "DiskNotEnoughFreeSpaceError", InsufficientStorageError),
]
UNKNOWN = [405, 412, 418, 422, 451, 501, 509]
RESOURCES = "/v1/disk/resources"


def asked(case, path=RESOURCES):
    """How many requests were made since this was looked at last."""
    count = len(case.emulator.requests(None, path))
    case.emulator.do("clear_records")
    return count


@check
async def every_status_and_code_has_its_class(case):
    for status, code, wanted in ERRORS:
        code = code or "SomeOtherError"
        body = {"error": code, "message": f"Ошибка {status}", "description": f"Error {status}"}
        case.emulator.fault(f"GET {RESOURCES} {status} x2", body=body)
        with raises(wanted, code) as caught:
            await case.client.get_meta("/", n_retries=1)
        holds(f"Ошибка {status}" in str(caught.error), "the message is the server's")
        equal(caught.error.response.status, status, "the status of the response")
        equal(caught.error.disable_retry, False, "disable_retry")
        again = issubclass(wanted, yadisk.exceptions.RetriableYaDiskError)
        equal(asked(case), 2 if again else 1, f"how often {status} {code} was met")
        case.emulator.do("clear_faults")


@check
async def a_status_without_a_body_has_its_class_too(case):
    for status, code, wanted in ERRORS:
        if code is None:
            for body in (None, "<html><body>no JSON</body></html>", {}):
                case.emulator.fault(f"GET {RESOURCES} {status}", body=body)
                with raises(wanted):
                    await case.client.get_meta("/", n_retries=0)


@check
async def a_status_that_nobody_knows_is_tried_again(case):
    for status in UNKNOWN:
        case.emulator.fault(f"GET {RESOURCES} {status} x3")
        with raises(UnknownYaDiskError):
            await case.client.get_meta("/", n_retries=2)
        equal(asked(case), 3, f"how often {status} was met")


@check
async def an_error_of_the_sign_in_keeps_its_description(case):
    body = {"error": "invalid_grant", "error_description": "Code has expired"}
    case.emulator.fault("POST /token 400", body=body)
    with raises(InvalidGrantError, "invalid_grant") as caught:
        await case.client.get_token("1234567")
    holds("Code has expired" in str(caught.error), "the message is the server's description")


@check
async def three_retries_are_made_unless_told_otherwise(case):
    client = case.client
    case.emulator.fault(f"GET {RESOURCES} 503 x3")
    equal(await client.get_type("/"), "dir", "what came of it")
    equal(asked(case), 4, "how often it was tried")
    case.emulator.fault(f"GET {RESOURCES} 500 x4")
    with raises(InternalServerError):
        await client.get_type("/")
    equal(asked(case), 4, "how often it was tried in vain")
    case.emulator.fault(f"GET {RESOURCES} 502")
    with raises(BadGatewayError):
        await client.get_type("/", n_retries=0)
    case.emulator.fault(f"GET {RESOURCES} 504 x6")
    equal(await client.get_type("/", n_retries=6, retry_interval=0.001), "dir", "what came of seven attempts")


@check
async def other_errors_are_tried_again_when_that_is_wanted(case):
    case.emulator.fault(f"GET {RESOURCES} 423 x2")
    equal(await case.client.get_type("/", retry_on=(LockedError,)), "dir", "what came of it")
    case.emulator.fault(f"GET {RESOURCES} 423")
    with raises(LockedError):
        await case.client.get_type("/", retry_on=(ForbiddenError,))


@check
async def arguments_for_every_call_are_given_once(case):
    client = case.connect(default_args={"n_retries": 1, "headers": {"X-Mine": "a"}, "timeout": 5.0})
    equal(client.default_args["n_retries"], 1, "default_args")
    case.emulator.fault(f"GET {RESOURCES} 503 x2")
    with raises(UnavailableError):
        await client.get_type("/")
    seen = case.emulator.requests("GET", RESOURCES)
    equal([request.headers.get("x-mine") for request in seen], ["a", "a"], "the header")
    case.emulator.fault(f"GET {RESOURCES} 503 x2")
    equal(await client.get_type("/", n_retries=2, headers={"X-Mine": "b"}), "dir", "what came of it")
    [*_, last] = case.emulator.requests("GET", RESOURCES)
    equal(last.headers["x-mine"], "b", "a header of one call")


@check
async def the_library_s_own_arguments_reach_it(case):
    name = f"{case.flavour.library}_args"
    mine = {"headers": {"X-Mine": "a", "Authorization": f"OAuth {case.emulator.about['token']}"}}
    equal(await case.client.get_type("/", **{name: mine}), "dir", "the type")
    [seen] = case.emulator.requests("GET", RESOURCES)
    equal(seen.headers.get("x-mine"), "a", "the header")


@check
async def nobody_waits_for_an_answer_for_ever(case):
    for timeout in ((5, 0.2), 0.2):
        case.emulator.fault(f"GET {RESOURCES} stall x2")
        with raises(RequestTimeoutError):
            await case.client.get_meta("/", timeout=timeout, n_retries=1)
    case.emulator.fault(f"GET {RESOURCES} stall")
    equal(await case.client.get_type("/", timeout=(5, 0.2)), "dir", "what came of the second attempt")
    equal(await case.client.get_type("/", timeout=None), "dir", "the type without a limit")


@check
async def a_body_that_stops_coming_is_a_time_out(case):
    case.emulator.fault(f"GET {RESOURCES} stall=10")
    with raises(RequestError, descendants=True):
        await case.client.get_meta("/", timeout=(5, 0.2), n_retries=0)


@check
async def a_connection_that_breaks_is_tried_again(case):
    for fault in ("reset", "cut=10", "length=+5"):
        case.emulator.fault(f"GET {RESOURCES} {fault}")
        equal(await case.client.get_type("/", n_retries=1), "dir", f"what came of {fault}")
        # More than once: aiohttp itself tries again when a connection that it kept open breaks.
        case.emulator.fault(f"GET {RESOURCES} {fault} always")
        with raises(RequestError, descendants=True):
            await case.client.get_type("/", n_retries=0)
        case.emulator.do("clear_faults")


@check
async def a_server_that_is_not_there_is_a_connection_error(case):
    with socket.socket() as taken:
        # Bound and not listening: nobody else gets the port, and nobody answers there.
        taken.bind(("127.0.0.1", 0))
        yadisk.settings.BASE_API_URL = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with raises(YaDiskConnectionError):
            await case.client.get_meta("/", n_retries=1)


@check
async def redirects_without_an_end_are_an_error(case):
    case.emulator.fault(f"GET {RESOURCES} 302 always", headers={"Location": f"{RESOURCES}?path=disk:/"})
    with raises(TooManyRedirectsError):
        await case.client.get_meta("/", n_retries=0)


@check
async def an_answer_that_is_no_json_is_refused_at_once(case):
    client = case.client
    for fault in ("html", "garbage", "empty"):
        case.emulator.fault(f"GET {RESOURCES} {fault}")
        with raises(InvalidResponseError):
            await client.get_meta("/")
        equal(asked(case), 1, f"how often {fault} was met")


@check
async def an_answer_of_another_form_is_refused(case):
    client = case.client
    for body, call in (
        (["no", "object"], client.get_meta),
        ({"type": 5}, client.get_meta),
        ({"created": 5}, client.get_meta),
        ({}, client.get_type),
        ({"type": "dir"}, client.listdir),
    ):
        case.emulator.fault(f"GET {RESOURCES} 200", body=body)
        with raises(Exception, descendants=True) as caught:
            await call("/")
        # A member of the wrong type shows as an error of Python's own in one of the places.
        holds(isinstance(caught.error, (InvalidResponseError, TypeError)), f"{body} is refused")


@check
async def a_change_whose_answer_is_lost_was_made_all_the_same(case):
    case.emulator.fault(f"PUT {RESOURCES} lose")
    with raises(DirectoryExistsError, "DiskPathPointsToExistentDirectoryError"):
        await case.client.mkdir("/a")
    case.emulator.fault(f"PUT {RESOURCES} lose=504")
    with raises(GatewayTimeoutError):
        await case.client.mkdir("/b", n_retries=0)
    equal(case.emulator.paths(), ["disk:/a", "disk:/b"], "the paths")


@check
async def fields_that_nobody_knows_do_no_harm(case):
    case.emulator.fault(f"GET {RESOURCES} 200", body={"type": "dir", "name": "a", "new_field": {"a": [1]}})
    found = await case.client.get_meta("/")
    equal((found.type, found.name), ("dir", "a"), "what is known")
