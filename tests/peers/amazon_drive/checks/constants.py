"""Constants, settings and errors before any request (wire.md §1.1, §1.3, §7)."""

import requests
from acdcli.api import backoff_req, client, common, content

from runner.checks import check, equal, holds, raises

from ..facts import NOBODY
from ..surface import CODES, CONSTANTS

KNOWN = {
    "common.OK_CODES": [200],
    "content.PARTIAL_SUFFIX": ".__incomplete",
    "oauth.TOKEN_INFO_URL": "https://api.amazon.com/auth/o2/tokeninfo",
    "OAuthHandler.OAUTH_DATA_FILE": "oauth_data",
    "AppspotOAuthHandler.APPSPOT_URL": "https://tensile-runway-92512.appspot.com/",
    "LocalOAuthHandler.CLIENT_DATA_FILE": "client_data",
    "LocalOAuthHandler.AMAZON_OA_LOGIN_URL": "https://amazon.com/ap/oa",
    "LocalOAuthHandler.AMAZON_OA_TOKEN_URL": "https://api.amazon.com/auth/o2/token",
    "LocalOAuthHandler.REDIRECT_URI": "http://localhost",
    "KEYS.EXP_IN": "expires_in",
    "KEYS.ACC_TOKEN": "access_token",
    "KEYS.REFR_TOKEN": "refresh_token",
    "KEYS.EXP_TIME": "exp_time",
    "KEYS.REDIRECT_URI": "redirect_uri",
}


@check
async def constants_are_those_of_the_sheet(case):
    for name, wanted in KNOWN.items():
        equal(CONSTANTS[name], wanted, name)
        case.noted("constants", name)


@check
async def codes_are_those_of_the_sheet(case):
    wanted = {
        1000: "CONN_EXCEPTION",
        1002: "FAILED_SUBREQUEST",
        1003: "INCOMPLETE_RESULT",
        1004: "REFRESH_FAILED",
        1005: "INVALID_TOKEN",
    }
    equal(CODES, wanted, "the codes")
    known = common.RequestError.codes
    equal((known.ok, known.created, known.no_content, known.conflict), (200, 201, 204, 409), "statuses by name")


@check
async def settings_stand_for_former_constants(case):
    settings = case.client._conf
    found = {name: settings.getint("transfer", name) for name in settings["transfer"]}
    wanted = {
        "fs_chunk_size": 131072,
        "dl_chunk_size": 524288000,
        "chunk_retries": 1,
        "connection_timeout": 30,
        "idle_timeout": 60,
    }
    equal(found, wanted, "the settings of transfers")
    found = dict(settings["endpoints"])
    equal(found, {"filename": "endpoint_data", "validity_duration": "259200"}, "the settings of endpoints")
    for module, names in (
        (backoff_req, ("CONN_TIMEOUT", "IDLE_TIMEOUT", "REQUESTS_TIMEOUT")),
        (client, ("ENDPOINT_VAL_TIME",)),
        (content, ("CHUNK_MAX_RETRY", "CHUNK_SIZE", "FS_RW_CHUNK_SZ")),
        (client.ACDClient, ("get_root_node", "list_child_folders", "resolve_folder_path")),
    ):
        equal([name for name in names if hasattr(module, name)], [], f"what {module.__name__} has")


@check
async def an_error_has_a_status_and_a_text(case):
    case.noted("acdcli.api", "RequestError")
    for text, wanted in (("gone", "gone"), ("", "[acd_api] no body received.")):
        error = common.RequestError(410, text)
        equal((error.status_code, error.msg), (410, wanted), "status and text")
        equal(str(error), f"RequestError: 410, {wanted}", "the error in words")


@check
async def ids_have_22_characters(case):
    module = case.driven(common, "acdcli.api")
    for good in (NOBODY, "-_" + "a9" * 10):
        holds(await module.is_valid_id(good), f"{good} is an id")
    for bad in ("", "A" * 21, "A" * 23, "ä" * 22, "+" * 22):
        holds(not await module.is_valid_id(bad), f"{bad!r} is no id")


@check
async def connections_that_break_become_errors_with_a_code(case):
    module = case.driven(common, "acdcli.api")

    def fails(error):
        raise error

    wrapped = await module.catch_conn_exception(fails)
    for error in (requests.exceptions.ConnectionError("broken"), requests.exceptions.ReadTimeout("late")):
        with raises(common.RequestError) as caught:
            wrapped(error)
        equal((caught.error.status_code, caught.error.msg), (1000, str(error)), "status and text")
    for error in (ValueError("bad"), requests.exceptions.ChunkedEncodingError("cut")):
        with raises(type(error)):
            wrapped(error)
    wrapped = await module.catch_conn_exception(max)
    equal(wrapped(1, 2), 2, "what comes back")
