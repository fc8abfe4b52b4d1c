"""Discovery of the metadata and content hosts, once in three days (wire.md §1.1, §2.1)."""

import time

from runner.checks import check, equal, holds, raises

from ..clients import Client
from ..directory import ENDPOINTS, Directory

PATH = "/drive/v1/account/endpoint"
THREE_DAYS = 259200


def directory(case, name="library"):
    """A directory with everything but endpoints."""
    made = Directory(case.folder / name, case.emulator)
    made.tokens()
    made.application()
    return made


def urls_are_those_of(case, client):
    equal(client.metadata_url, case.emulator.about["metadata_url"], "metadata_url")
    equal(client.content_url, case.emulator.about["content_url"], "content_url")
    case.noted("Client", "metadata_url")
    case.noted("Client", "content_url")


@check
async def endpoints_in_a_file_are_not_asked_for(case):
    urls_are_those_of(case, case.client)
    equal(case.emulator.requests(), [], "the requests")


@check
async def endpoints_without_a_file_are_asked_for_and_kept(case):
    where = directory(case)
    begun = time.time()
    client = case.connect(directory=where)
    case.noted("acdcli.api", "ACDClient")
    urls_are_those_of(case, client)
    asked = case.emulator.requests("GET", PATH)
    equal(len(asked), 1, "how often they were asked for")
    equal((asked[0].origin, asked[0].query), ("master", {}), "where, and with which query")
    kept = where.read(ENDPOINTS)
    holds(begun <= kept.pop("exp_time") - THREE_DAYS <= time.time(), "they are good for three days")
    wanted = {
        "metadataUrl": case.emulator.about["metadata_url"],
        "contentUrl": case.emulator.about["content_url"],
        "customerExists": True,
    }
    equal(kept, wanted, "what is kept")
    case.connect(directory=where)
    equal(len(case.emulator.requests("GET", PATH)), 1, "how often they were asked for")


@check
async def endpoints_that_are_too_old_are_asked_for_anew(case):
    where = directory(case)
    where.endpoints(seconds=-1, metadataUrl="http://127.0.0.1:1/old/")
    urls_are_those_of(case, case.connect(directory=where))
    holds(where.read(ENDPOINTS)["exp_time"] > time.time(), "new ones are kept")


@check
async def settings_say_where_endpoints_are_kept_and_how_long(case):
    where = directory(case)
    where.settings(endpoints={"filename": "hosts", "validity_duration": 60})
    case.connect(directory=where)
    holds(not where.holds(ENDPOINTS), "the usual file is not there")
    holds(0 < where.read("hosts")["exp_time"] - time.time() <= 60, "they are good for a minute")


@check
async def an_account_without_a_drive_has_no_endpoints(case):
    case.emulator.do("set_customer_exists", on=False)
    where = directory(case)
    with raises(KeyError):
        case.connect(directory=where)
    holds(not where.holds(ENDPOINTS), "nothing is kept")


@check
async def endpoints_that_are_refused_are_not_asked_for_again(case):
    for status in (401, 403, 429, 500, 503):
        case.emulator.fault(f"GET {PATH} {status}", body={"message": "no"})
        with raises(Exception):
            case.connect(directory=directory(case))
    equal(len(case.emulator.requests("GET", PATH)), 5, "how often they were asked for")


@check
async def endpoints_that_are_no_json_are_none(case):
    where = directory(case)
    for body in ("<html><body>Welcome</body></html>", ""):
        case.emulator.fault(f"GET {PATH} 200", body=body)
        with raises(ValueError, descendants=True):
            case.connect(directory=where)
    holds(not where.holds(ENDPOINTS), "nothing is kept")


@check
async def a_file_of_endpoints_that_is_no_json_stops_the_library(case):
    where = directory(case)
    where.write(ENDPOINTS, "{")
    with raises(ValueError, descendants=True):
        Client(str(where), str(where))
    equal(case.emulator.requests("GET", PATH), [], "the requests")
