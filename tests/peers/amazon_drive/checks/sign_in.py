"""Tokens: from a browser, from a file, renewed, and from a relay (wire.md §1.3)."""

import json
import time
from urllib.parse import parse_qs, parse_qsl, urlsplit

import requests
from acdcli.api import oauth

from runner.checks import check, equal, holds, raises

from ..directory import TOKENS, Directory
from ..facts import refused
from ..user import User

SCOPE = "clouddrive:read_all clouddrive:write"
HANDLERS = (oauth.LocalOAuthHandler, oauth.AppspotOAuthHandler)


def directory(case, name, application=True, tokens=None):
    """A directory of tokens, and of an application's data."""
    made = Directory(case.folder / name, case.emulator)
    made.path.mkdir(exist_ok=True)
    if application:
        made.application()
    if tokens is not None:
        made.tokens(**tokens)
    return made


def made(case, kind, where):
    case.noted("acdcli.api", kind.__name__)
    return case.driven(kind(str(where)))


def both(case, **tokens):
    """Both handlers, each with a directory of its own."""
    for kind in HANDLERS:
        where = directory(case, kind.__name__, kind is HANDLERS[0], tokens)
        yield made(case, kind, where), where


def form(request):
    return dict(parse_qsl(request.body))


@check
async def tokens_in_a_file_are_used_until_they_end(case):
    for handler, where in both(case):
        owner, token = type(handler._target).__name__, case.emulator.about["token"]
        equal(handler.exp_time, where.read(TOKENS)["exp_time"], "exp_time")
        case.noted(owner, "exp_time")
        equal(await handler.get_auth_token(), "Bearer " + token, "the token")
        request = requests.Request("GET", "http://localhost/").prepare()
        await handler.__call__(request)
        equal(request.headers["Authorization"], "Bearer " + token, "Authorization")
        info = await handler.get_access_token_info()
        equal(info["aud"], case.emulator.about["client_id"], "aud")
        holds(info["exp"] <= 3600 and info["user_id"].startswith("amzn1.account."), "exp and user_id")
        await handler.check_oauth_file_exists()
    equal(case.emulator.requests("POST"), [], "the requests for tokens")
    for sent in case.emulator.requests("GET"):
        holds("authorization" not in sent.headers, "tokeninfo gets no header")


@check
async def tokens_that_have_ended_are_renewed_and_kept(case):
    for handler, where in both(case, seconds=-1):
        kept = where.read(TOKENS)
        holds(kept["access_token"] != case.emulator.about["token"], "the token is new")
        equal(kept["refresh_token"], case.emulator.about["refresh_token"], "the refresh token")
        holds(abs(kept["exp_time"] - time.time() - 3480) < 10, "two minutes are taken off")
        equal(await handler.get_auth_token(), "Bearer " + kept["access_token"], "the token")
        await handler.refresh_auth_token()
        holds(where.read(TOKENS)["access_token"] != kept["access_token"], "the token is new again")
        names = {found.name for found in where.path.iterdir()} - {"client_data"}
        equal(names, {TOKENS}, "the files that are left")
    local, _, relayed, _ = map(form, case.emulator.requests("POST"))
    equal((local["grant_type"], local["redirect_uri"]), ("refresh_token", "http://localhost"), "the form")
    equal(relayed, {"refresh_token": case.emulator.about["refresh_token"]}, "the form for the relay")


@check
async def tokens_that_another_program_has_renewed_are_taken(case):
    for handler, where in both(case):
        handler.oauth_data["exp_time"] = 1
        where.tokens(access_token="Atza|other")
        equal(await handler.get_auth_token(), "Bearer Atza|other", "the token")
        handler.oauth_data["exp_time"] = 1
        holds(await handler.get_auth_token(reload=False) != "Bearer Atza|other", "the token without looking")
    equal(len(case.emulator.requests("POST")), 2, "how many were renewed")


@check
async def tokens_without_an_end_get_one(case):
    for handler, where in both(case, exp_time=None):
        holds(abs(where.read(TOKENS)["exp_time"] - time.time() - 3480) < 10, "two minutes are taken off")
        await handler.treat_auth_token(1000.0)
        equal(handler.exp_time, 1000.0 + 3600 - 120, "exp_time")
        await handler.write_oauth_data()
        await handler.load_oauth_data()
        equal(where.read(TOKENS)["refresh_token"], case.emulator.about["refresh_token"], "the refresh token")


@check
async def tokens_need_three_members(case):
    whole = {"access_token": "a", "expires_in": 1, "refresh_token": "r"}
    for handler, where in both(case):
        equal(await handler.validate(json.dumps(whole)), whole, "the tokens")
        for missing in whole:
            with refused(case, 1005, missing):
                await handler.validate(json.dumps({name: whole[name] for name in whole if name != missing}))
        where.write(TOKENS, "no JSON")
        with refused(case, 1005):
            await handler.load_oauth_data()


@check
async def renewing_can_fail(case):
    for handler, _ in both(case):
        for path in ("/auth/o2/token", "/relay/"):
            if (path == "/relay/") == isinstance(handler._target, HANDLERS[1]):
                case.emulator.fault(f"POST {path} 400", body={"error": "invalid_grant"})
                with refused(case, 1004, "invalid_grant"):
                    await handler.refresh_auth_token()
                case.emulator.fault(f"POST {path} 200", body={"access_token": "a", "expires_in": 1})
                with refused(case, 1005, "refresh_token"):
                    await handler.refresh_auth_token()
    case.emulator.do("revoke", token=case.emulator.about["refresh_token"])
    with refused(case, 1004, "invalid_grant"):
        await handler.refresh_auth_token()


@check
async def only_the_relay_tells_of_a_broken_connection_by_a_code(case):
    """The other handler catches an error of the same name, which is not the one that is raised."""
    (local, _), (relayed, _) = both(case)
    case.emulator.fault("POST /auth/o2/token reset")
    with raises(requests.exceptions.ConnectionError):
        await local.refresh_auth_token()
    case.emulator.fault("POST /relay/ reset")
    with refused(case, 1000):
        await relayed.refresh_auth_token()


@check
async def a_user_signs_in_with_a_browser(case):
    where = directory(case, "new")
    with User() as user:
        user.answers.append(user.agree)
        handler = made(case, oauth.LocalOAuthHandler, where)
    query = parse_qs(urlsplit(user.opened[0]).query)
    wanted = {"response_type": ["code"], "scope": [SCOPE], "redirect_uri": ["http://localhost"]}
    equal({**query, **wanted}, query, "the query of the page")
    token = (await handler.get_auth_token()).removeprefix("Bearer ")
    equal(where.read(TOKENS)["access_token"], token, "the token that is kept")
    (sent,) = case.emulator.requests("POST")
    equal(form(sent)["grant_type"], "authorization_code", "the form")


@check
async def a_user_who_does_not_agree_has_no_code(case):
    case.emulator.do("deny_next_authorization")
    where = directory(case, "new")
    with User() as user, raises(KeyError):
        user.answers.append(user.agree)
        oauth.LocalOAuthHandler(str(where))
    with User("http://localhost/?code=wrong"), refused(case, 1005):
        oauth.LocalOAuthHandler(str(where))
    holds(not where.holds(TOKENS), "nothing is kept")


@check
async def a_user_of_the_relay_saves_tokens_by_hand(case):
    where = directory(case, "new", application=False)

    def saves():
        where.write(TOKENS, requests.get(user.opened[0], timeout=10).text)

    with User("", saves) as user:
        handler = made(case, oauth.AppspotOAuthHandler, where)
    equal(user.opened, [case.emulator.about["relay_url"]], "the pages")
    holds((await handler.get_auth_token()).startswith("Bearer Atza|"), "there is a token")
    with User("", ""), raises(FileNotFoundError):
        oauth.AppspotOAuthHandler(str(directory(case, "other", application=False)))


@check
async def an_applications_data_have_both_members(case):
    where = directory(case, "some", tokens={})
    handler = made(case, oauth.LocalOAuthHandler, where)
    await handler.load_client_data()
    for name in ("CLIENT_ID", "CLIENT_SECRET"):
        where.application(**{name: ""})
        with raises(KeyError):
            await handler.load_client_data()
        # Only an empty one is noticed.
        where.application(**{name: None})
        await handler.load_client_data()
    (where.path / "client_data").unlink()
    with raises(FileNotFoundError):
        await handler.load_client_data()


@check
async def an_applications_data_decide_on_the_handler(case):
    module = case.driven(oauth, "acdcli.api")
    for application, kind in zip((True, False), HANDLERS):
        found = await module.create_handler(str(directory(case, kind.__name__, application, {})))
        equal(type(found), kind, "the handler")
    where = directory(case, "broken", True, {"seconds": -1})
    where.application(CLIENT_ID="")
    with raises(KeyError):
        await module.create_handler(str(where))


@check
async def a_refresh_token_goes_to_the_relay_when_the_connection_to_amazon_breaks(case):
    """Any other failure of an application's own handler makes the library take the third party's."""
    where = directory(case, "some", True, {"seconds": -1})
    case.emulator.fault("POST /auth/o2/token reset")
    found = await case.driven(oauth, "acdcli.api").create_handler(str(where))
    equal(type(found), oauth.AppspotOAuthHandler, "the handler")
    (sent,) = case.emulator.requests("POST", "/relay/")
    equal(form(sent)["refresh_token"], case.emulator.about["refresh_token"], "what the relay gets")


@check
async def the_common_part_of_handlers_renews_and_signs_in_nobody(case):
    where = directory(case, "some", tokens={})
    base = made(case, oauth.OAuthHandler, where)
    for method in (base.refresh_auth_token, base.check_oauth_file_exists, base.load_oauth_data):
        with raises(NotImplementedError):
            await method()
    base.oauth_data = await base.validate((where.path / TOKENS).read_text())
    await base.treat_auth_token(time.time())
    holds(base.exp_time > time.time(), "exp_time")
    case.noted("OAuthHandler", "exp_time")
    await base.write_oauth_data()
    equal(await base.get_auth_token(), "Bearer " + case.emulator.about["token"], "the token")
    await base.__call__(requests.Request("GET", "http://localhost/").prepare())
    equal((await base.get_access_token_info())["aud"], case.emulator.about["client_id"], "aud")
