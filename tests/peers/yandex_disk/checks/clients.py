"""The client itself: its construction and its end."""

import inspect
import io

import yadisk

from runner.checks import check, equal, holds

from ..clients import CLASSES


@check
async def a_client_keeps_what_it_is_made_from(case):
    client, about = case.client, case.emulator.about
    equal((client.id, client.secret, client.token), (about["client_id"], about["client_secret"], about["token"]), "it")
    equal(client.default_args, {}, "default_args")
    equal(client.synchronous, case.flavour.kind == "sync", "synchronous")
    holds(callable(client.open_file), "open_file opens files")
    alias = {"sync": yadisk.YaDisk, "async": yadisk.AsyncYaDisk}[case.flavour.kind]
    holds(alias is CLASSES[case.flavour.kind], "the other name of the class is a name")
    client.id, client.secret = "another id", "another secret"
    holds("client_id=another+id" in await client.get_code_url(), "an id that is changed counts")


@check
async def a_client_is_made_with_nothing(case):
    made = CLASSES[case.flavour.kind]()
    equal((made.id, made.secret, made.token), ("", "", ""), "what it is made from")
    closed = made.close()
    if inspect.isawaitable(closed):
        await closed


@check
async def a_client_takes_a_session_or_what_makes_one(case):
    session = type(case.client.session)
    equal(await case.connect(session=session()).get_type("/"), "dir", "the type over a session")
    client = case.connect(session=None, session_factory=session)
    equal(type(client.session), session, "the session's class")
    equal(await client.get_type("/"), "dir", "the type over a session that was made")


@check
async def a_client_opens_files_as_it_is_told_to(case):
    opened = []

    def source(path, mode):
        opened.append((path, mode))
        return io.BytesIO(b"hello")

    async def async_source(path, mode):
        return source(path, mode)

    client = case.connect(open_file=source if case.flavour.kind == "sync" else async_source)
    await client.upload("no such file", "/a.txt")
    equal((opened, case.emulator.file("disk:/a.txt")), ([("no such file", "rb")], b"hello"), "what was opened")


@check
async def a_client_can_be_closed(case):
    client = case.connect()
    equal(await client.get_type("/"), "dir", "the type")
    equal(await client.close(), None, "what comes back")


@check
async def a_client_closes_with_its_block(case):
    about = case.emulator.about
    made = CLASSES[case.flavour.kind](token=about["token"], session=case.flavour.library)
    if case.flavour.kind == "sync":
        with made as client:
            equal(client.get_type("/"), "dir", "the type")
    else:
        async with made as client:
            equal(await client.get_type("/"), "dir", "the type")


@check
async def a_disk_without_a_token_is_not_seen(case):
    client = case.connect(token="")
    try:
        await client.get_disk_info()
    except yadisk.exceptions.UnauthorizedError as error:
        equal(error.error_type, "UnauthorizedError", "the code")
    else:
        raise AssertionError("a Disk is seen without a token")
    # The client sends an empty Authorization header; the emulator complains about the missing token, as it should.
    [seen] = case.emulator.requests("GET", "/v1/disk")
    equal(seen.headers.get("authorization"), "", "Authorization")
    case.emulator.do("clear_records")
