"""Sign-in by the library's classes: a web application, one of a single page, a server."""

from frameio import UnauthorizedError, auth

from runner.checks import check, equal, holds, raises

from ..api import Api
from ..browser import visit
from ..clients import SIGN_IN

TOKEN = "/ims/token/v3"


def signing_in(case, name, **options):
    """The class of this name and the check's kind, with what it needs for the emulator."""
    about = case.emulator.about
    [of] = [known for known in SIGN_IN[case.flavour.kind] if known.__name__.endswith(name)]
    options = {"ims_base_url": about["ims_url"], "http_client": case.client.http, **options}
    if name != "ServerToServerAuth":
        options.setdefault("redirect_uri", about["redirect_uri"])
    if name == "SPAAuth":
        options.setdefault("client_id", about["public_client_id"])
    else:
        options.setdefault("client_id", about["client_id"])
        options.setdefault("client_secret", about["client_secret"])
    return case.driven(of(**options))


async def let_in(case, **options):
    """A web application that a user has let in."""
    web = signing_in(case, "WebAppAuth", **options)
    back = visit(await web.get_authorization_url(state="a state"), case.emulator.about["redirect_uri"])
    equal(back["state"], "a state", "state")
    tokens = await web.exchange_code(code=back["code"])
    equal((tokens["token_type"], tokens["expires_in"]), ("bearer", 86_400), "what comes with the token")
    holds(tokens["access_token"] and tokens["refresh_token"], "there are tokens")
    return web


async def works(case, token):
    """A client with this token (or what returns one) is let in."""
    api = Api(case, case.connect(token=token))
    return (await api.users.show()).data.id == api.user


async def refused(case, token):
    """A client with this token is not let in; the emulator's complaint about it is expected."""
    api = Api(case, case.connect(token=token))
    with raises(UnauthorizedError):
        await api.users.show()


@check
async def a_web_application_signs_in_renews_and_revokes(case):
    told = []
    web = await let_in(case, on_token_refreshed=told.append)
    first = await web.get_token()
    holds(await works(case, first), "the token is taken")
    second = (await web.refresh())["access_token"]
    equal((await web.get_token(), first != second), (second, True), "the token after it was renewed")
    held = await web.export_tokens()
    await web.import_tokens({**held, "expires_at": 0})
    third = await web.get_token()
    holds(third not in (first, second) and await works(case, third), "an old token is renewed before it is used")
    equal([known["access_token"] for known in told], [third], "who is told of new tokens")
    held = await web.export_tokens()
    await web.revoke()
    equal((await web.export_tokens())["access_token"], None, "what is kept of the tokens")
    await refused(case, third)
    again = signing_in(case, "WebAppAuth")
    await again.import_tokens(held)
    with raises(auth.AuthenticationError) as caught:
        await again.refresh()
    equal(caught.error.error_code, "invalid_grant", "the code")


@check
async def a_client_takes_its_token_from_what_signs_in(case):
    web = await let_in(case)
    held = await web.export_tokens()
    await web.import_tokens({**held, "expires_at": 0})
    # The method itself, as the library's documentation has it, and not what drives it.
    method = web._target.get_token
    options = {"token": method} if case.flavour.kind == "sync" else {"async_token": method}
    api = Api(case, case.connect(**options))
    equal((await api.users.show()).data.id, api.user, "who the renewed token is for")
    holds(await web.get_token() != held["access_token"], "the token was renewed")


@check
async def an_application_of_a_single_page_signs_in_with_a_proof(case):
    spa = signing_in(case, "SPAAuth")
    asked = await spa.get_authorization_url(state="a state")
    equal(len(asked.code_verifier), 128, "the length of the verifier")
    back = visit(asked.url, case.emulator.about["redirect_uri"])
    with raises(auth.AuthenticationError) as caught:
        await spa.exchange_code(code=back["code"], code_verifier="x" * 43)
    equal(caught.error.error_code, "invalid_grant", "the code for a wrong verifier")
    back = visit(asked.url, case.emulator.about["redirect_uri"])
    await spa.exchange_code(code=back["code"], code_verifier=asked.code_verifier)
    first = await spa.get_token()
    await spa.refresh()
    second = await spa.get_token()
    holds(first != second and await works(case, second), "the token after it was renewed")
    other = signing_in(case, "SPAAuth")
    await other.import_tokens(await spa.export_tokens())
    equal(await other.get_token(), second, "the token that was handed on")
    await other.revoke()
    [one, two] = case.emulator.requests("POST", "/ims/revoke")
    about = case.emulator.about
    equal((one.query, two.query), ({"client_id": about["public_client_id"]},) * 2, "the query of revocations")
    await refused(case, second)


@check
async def a_server_signs_in_with_its_secret(case):
    server = signing_in(case, "ServerToServerAuth")
    tokens = await server.authenticate()
    equal("refresh_token" in tokens, False, "whether there is a refresh token")
    token = await server.get_token()
    holds(await works(case, token), "the token is taken")
    held = await server.export_tokens()
    await server.import_tokens({**held, "expires_at": 0})
    holds(await server.get_token() != token, "an old token is replaced")
    await server.revoke()
    holds(await works(case, await server.get_token()), "a new one is fetched when the last has been revoked")
    [asked] = case.emulator.requests("POST", "/ims/revoke")
    holds(asked.headers["authorization"].startswith("Basic "), "revocation proves who asks for it")


@check
async def a_user_may_refuse(case):
    case.emulator.do("deny_next_authorization")
    web = signing_in(case, "WebAppAuth")
    back = visit(await web.get_authorization_url(state="a state"), case.emulator.about["redirect_uri"])
    equal(back, {"error": "access_denied", "state": "a state"}, "what comes back")


@check
async def a_wrong_secret_is_found_out(case):
    server = signing_in(case, "ServerToServerAuth", client_secret="guessed")
    with raises(auth.AuthenticationError) as caught:
        await server.authenticate()
    equal(caught.error.error_code, "invalid_client", "the code")


@check
async def a_refresh_token_gets_old(case):
    web = await let_in(case)
    case.emulator.do("advance", seconds=15 * 86_400)
    await refused(case, await web.get_token())
    with raises(auth.TokenExpiredError):
        await web.refresh()


@check
async def failures_of_the_service_are_tried_again(case):
    server = signing_in(case, "ServerToServerAuth")
    case.emulator.fault(f"POST {TOKEN} 503 x2")
    await server.authenticate()
    equal(case.client.pauses.seconds, [1, 2], "the pauses")
    case.emulator.fault(f"POST {TOKEN} 429 retry-after=90 x3")
    with raises(auth.RateLimitError) as caught:
        await server.authenticate()
    equal((caught.error.retry_after, case.client.pauses.seconds[2:]), (90, [60, 60]), "the pauses it asks for")


@check
async def a_service_that_is_not_there_is_a_failure_of_the_network(case):
    server = signing_in(case, "ServerToServerAuth", ims_base_url="http://127.0.0.1:1")
    with raises(auth.NetworkError):
        await server.authenticate()
    equal(case.client.pauses.seconds, [1, 2], "the pauses")


@check
async def what_is_missing_is_told_before_anything_is_sent(case):
    web = signing_in(case, "WebAppAuth")
    with raises(auth.ConfigurationError):
        await web.refresh()
    with raises(auth.ConfigurationError):
        await web.import_tokens({"access_token": 1})
    equal(case.emulator.requests(), [], "what was sent")


@check
async def clients_of_the_library_s_own_are_closed(case):
    server = signing_in(case, "ServerToServerAuth", http_client=None)
    module = case.driven(auth, "frameio.auth")
    await server.authenticate()
    await module.close_clients()
    await module.aclose_clients()
    await server.authenticate()
    await module.close_clients()
    await module.aclose_clients()
