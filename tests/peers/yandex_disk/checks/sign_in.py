"""Signing in: every grant, expiry of tokens, and scopes (wire.md §1.2 and §2)."""

import base64
import hashlib
from urllib.parse import parse_qsl, urlsplit

from yadisk.exceptions import (
    AuthorizationPendingError,
    BadRequestError,
    BadVerificationCodeError,
    ForbiddenError,
    InvalidClientError,
    InvalidGrantError,
    UnauthorizedError,
    UnsupportedTokenTypeError,
)

from runner.checks import check, equal, holds, raises, typed

from ..browser import visit

VERIFIER = "a-verifier-of-more-than-forty-three-characters-0123456789"


def challenge():
    digest = hashlib.sha256(VERIFIER.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def a_token(token):
    """A whole answer of the token endpoint."""
    holds(token.access_token.startswith("y0_"), "access_token begins with y0_")
    holds(token.refresh_token.startswith("1:"), "refresh_token begins with 1:")
    equal(token.token_type, "bearer", "token_type")
    typed(token.expires_in, int, "expires_in")
    holds(0 < token.expires_in <= 31536000, "expires_in is a year at most")
    equal(token.scope, None, "scope")


@check
async def the_page_to_sign_in_on_has_every_parameter(case):
    url = await case.client.get_auth_url(
        "code",
        device_id="device-1",
        device_name="A device",
        redirect_uri="https://example.com/back?a=b",
        login_hint="someone@example.com",
        scope=["cloud_api:disk.read", "cloud_api:disk.info"],
        optional_scope=["cloud_api:disk.write"],
        force_confirm=False,
        state="a state & more",
        code_challenge=challenge(),
        code_challenge_method="S256",
    )
    page = urlsplit(url)
    equal(page.scheme + "://" + page.netloc + page.path, "https://oauth.yandex.ru/authorize", "the page")
    wanted = {
        "response_type": "code",
        "client_id": case.emulator.about["client_id"],
        "force_confirm": "no",
        "device_id": "device-1",
        "device_name": "A device",
        "redirect_uri": "https://example.com/back?a=b",
        "login_hint": "someone@example.com",
        "scope": "cloud_api:disk.read cloud_api:disk.info",
        "optional_scope": "cloud_api:disk.write",
        "state": "a state & more",
        "code_challenge": challenge(),
        "code_challenge_method": "S256",
    }
    equal(dict(parse_qsl(page.query)), wanted, "the query")
    with raises(ValueError):
        await case.client.get_auth_url("password")
    with raises(ValueError):
        await case.client.get_auth_url("code", code_challenge_method="MD5")
    with raises(ValueError):
        await case.client.get_code_url(code_challenge_method="s256")


@check
async def a_code_becomes_a_token(case):
    url = await case.client.get_code_url(state="xyz", redirect_uri=case.emulator.about["redirect_uri"])
    back, _ = visit(case.emulator, url)
    equal(back["state"], "xyz", "the state")
    holds(back["code"].isdigit() and len(back["code"]) == 7, "the code has seven digits")
    token = await case.client.get_token(back["code"], device_id="device-1", device_name="A device")
    a_token(token)
    equal(await case.client.check_token(token.access_token), True, "check_token")
    with raises(InvalidGrantError, "invalid_grant"):
        await case.client.get_token(back["code"])


@check
async def a_code_with_a_challenge_needs_its_verifier(case):
    for method, value in (("S256", challenge()), ("plain", VERIFIER)):
        url = await case.client.get_code_url(code_challenge=value, code_challenge_method=method)
        code = visit(case.emulator, url)[0]["code"]
        with raises(InvalidGrantError, "invalid_grant"):
            await case.client.get_token(code, code_verifier="another" + VERIFIER)
        a_token(await case.client.get_token(code, code_verifier=VERIFIER))


@check
async def a_verifier_stands_for_an_absent_secret(case):
    url = await case.client.get_code_url(code_challenge=challenge(), code_challenge_method="S256")
    code = visit(case.emulator, url)[0]["code"]
    case.client.secret = ""
    a_token(await case.client.get_token(code, code_verifier=VERIFIER))


@check
async def a_token_comes_in_the_fragment(case):
    url = await case.client.get_auth_url("token", device_id="device-1", state="xyz")
    _, back = visit(case.emulator, url)
    equal((back["token_type"], back["state"]), ("bearer", "xyz"), "the fragment")
    holds("refresh_token" not in back, "there is no refresh token in a fragment")
    case.client.token = back["access_token"]
    equal(await case.client.check_token(), True, "check_token")


@check
async def a_user_can_refuse(case):
    case.emulator.do("deny_next_authorization")
    back, _ = visit(case.emulator, await case.client.get_code_url(state="s"))
    equal((back["error"], back["state"]), ("access_denied", "s"), "what comes back")
    holds("code" not in back, "there is no code")


@check
async def codes_that_are_wrong_are_told_apart(case):
    with raises(BadVerificationCodeError, "bad_verification_code") as caught:
        await case.client.get_token("not a code")
    holds(str(caught.error), "the error has a text")
    with raises(InvalidGrantError, "invalid_grant"):
        await case.client.get_token("1234567")
    with raises(BadVerificationCodeError, "bad_verification_code"):
        await case.client.get_token_from_device_code("f" * 32)
    code = visit(case.emulator, await case.client.get_code_url())[0]["code"]
    case.emulator.do("advance", seconds=601)
    with raises(InvalidGrantError, "invalid_grant"):
        await case.client.get_token(code)


@check
async def an_application_that_is_wrong_is_refused(case):
    case.client.secret = "no secret"
    for call in (
        case.client.get_token("1234567"),
        case.client.get_token_from_device_code("f" * 32),
        case.client.refresh_token("1:a:b:c"),
        case.client.revoke_token(),
    ):
        with raises(InvalidClientError, "invalid_client"):
            await call
    case.client.id = "no application"
    with raises(InvalidClientError, "invalid_client"):
        await case.client.get_device_code()


@check
async def a_device_waits_until_its_user_agrees(case):
    code = await case.client.get_device_code(
        device_id="device-1", device_name="A device", scope="cloud_api:disk.read", optional_scope="cloud_api:disk.info"
    )
    equal((len(code.device_code), len(code.user_code)), (32, 8), "the lengths of the codes")
    equal(code.user_code, code.user_code.lower(), "the user's code")
    equal(code.verification_url, "https://ya.ru/device", "verification_url")
    typed(code.interval, int, "interval")
    typed(code.expires_in, int, "expires_in")
    with raises(AuthorizationPendingError, "authorization_pending"):
        await case.client.get_token_from_device_code(code.device_code)
    equal(case.emulator.do("approve_device", user_code=code.user_code), True, "whether the code was waited for")
    token = await case.client.get_token_from_device_code(code.device_code, device_id="device-1", device_name="A device")
    a_token(token)
    case.client.token = token.access_token
    holds((await case.client.get_disk_info()).total_space, "the token may read about the Disk")
    with raises(ForbiddenError):
        await case.client.mkdir("/a")
    asked = case.emulator.requests("POST", "/device/code")
    holds("client_secret" not in asked[0].body, "no secret is sent for a device code")


@check
async def a_device_code_expires(case):
    code = await case.client.get_device_code()
    case.emulator.do("approve_device", user_code=code.user_code)
    case.emulator.do("advance", seconds=code.expires_in + 1)
    with raises(InvalidGrantError, "invalid_grant"):
        await case.client.get_token_from_device_code(code.device_code)


@check
async def a_scope_that_the_application_lacks_is_a_bad_request(case):
    with raises(BadRequestError, "invalid_scope"):
        await case.client.get_device_code(scope="cloud_api:disk.everything")


@check
async def a_refresh_token_works_once(case):
    first = case.emulator.do("sign_in")
    second = await case.client.refresh_token(first["refresh_token"])
    a_token(second)
    holds(second.refresh_token != first["refresh_token"], "the refresh token is another one")
    with raises(InvalidGrantError, "invalid_grant"):
        await case.client.refresh_token(first["refresh_token"])
    third = await case.client.refresh_token(second.refresh_token)
    equal(await case.client.check_token(third.access_token), True, "check_token")


@check
async def a_revoked_token_is_refused_and_revoking_it_again_is_fine(case):
    for _ in range(2):
        equal((await case.client.revoke_token()).status, "ok", "status")
    equal(await case.client.check_token(), False, "check_token")
    with raises(UnauthorizedError, "UnauthorizedError"):
        await case.client.get_disk_info()
    other = case.emulator.do("sign_in")["access_token"]
    equal((await case.client.revoke_token(other)).status, "ok", "status")


@check
async def a_token_without_a_device_cannot_be_revoked(case):
    code = visit(case.emulator, await case.client.get_code_url())[0]["code"]
    token = await case.client.get_token(code)
    with raises(UnsupportedTokenTypeError, "unsupported_token_type"):
        await case.client.revoke_token(token.access_token)


@check
async def a_token_of_another_application_cannot_be_revoked(case):
    other = case.emulator.do("create_app", title="Other", redirect_uri="https://example.com/back")
    case.client.id, case.client.secret = other["client_id"], other["client_secret"]
    with raises(InvalidGrantError, "invalid_grant"):
        await case.client.revoke_token(case.emulator.about["token"])


@check
async def a_token_is_checked_by_an_operation_that_nobody_started(case):
    client = case.client
    equal(await client.check_token(), True, "a good token")
    equal(await client.check_token("y0_nobody"), False, "a bad token")
    equal(await case.connect(token="").check_token(), False, "no token")
    equal(await client.check_token(case.emulator.do("sign_in")["access_token"]), True, "another good token")
    asked = case.emulator.requests("GET")
    equal([request.path for request in asked], ["/v1/disk/operations/0000"] * 3, "what was asked for")
    equal({request.query["fields"] for request in asked}, {"status"}, "the fields")


@check
async def a_token_that_is_changed_counts_from_then_on(case):
    equal(case.client.token, case.emulator.about["token"], "the token")
    case.client.token = "y0_nobody"
    with raises(UnauthorizedError, "UnauthorizedError"):
        await case.client.get_meta("/")
    case.client.token = case.emulator.about["token"]
    equal(await case.client.get_type("/"), "dir", "the type of the root")


@check
async def a_header_of_the_caller_goes_before_the_token(case):
    client = case.connect(token="y0_nobody")
    token = case.emulator.about["token"]
    equal(await client.get_type("/", headers={"Authorization": f"OAuth {token}"}), "dir", "the type")
    with raises(UnauthorizedError, "UnauthorizedError"):
        await case.client.get_type("/", headers={"authorization": "OAuth y0_nobody"})


@check
async def a_token_expires(case):
    tokens = case.emulator.do("sign_in", seconds=60)
    case.client.token = tokens["access_token"]
    equal(await case.client.check_token(), True, "before")
    case.emulator.do("advance", seconds=61)
    equal(await case.client.check_token(), False, "after")
    refreshed = await case.client.refresh_token(tokens["refresh_token"])
    equal(await case.client.check_token(refreshed.access_token), True, "refreshed")


@check
async def a_token_does_what_its_scopes_allow(case):
    case.emulator.put_file("disk:/a.txt", b"a")
    info = case.connect(token=case.emulator.do("sign_in", scopes="cloud_api:disk.info")["access_token"])
    holds((await info.get_disk_info()).total_space, "about the Disk")
    for call in (info.get_meta("/a.txt"), info.get_files(), info.mkdir("/b"), info.trash_listdir("/")):
        with raises(ForbiddenError, "ForbiddenError"):
            await call
    read = case.connect(token=case.emulator.do("sign_in", scopes="cloud_api:disk.read")["access_token"])
    equal(await read.is_file("/a.txt"), True, "is_file")
    for call in (read.get_disk_info(), read.remove("/a.txt"), read.get_upload_link("/c.txt"), read.publish("/a.txt")):
        with raises(ForbiddenError, "ForbiddenError"):
            await call


@check
async def a_token_for_the_application_s_folder_stays_in_it(case):
    case.emulator.put_file("disk:/a.txt", b"a")
    token = case.emulator.do("sign_in", scopes="cloud_api:disk.app_folder")["access_token"]
    client = case.connect(token=token)
    await client.mkdir("app:/b")
    made = await client.get_meta("app:/b")
    holds(made.path.endswith("/Emulated/b"), "the folder is the application's")
    equal([item.name for item in await client.listdir("app:/")], ["b"], "what is in it")
    with raises(ForbiddenError, "ForbiddenError"):
        await client.get_meta("/a.txt")
    with raises(ForbiddenError, "ForbiddenError"):
        await client.copy("app:/b", "/c")
