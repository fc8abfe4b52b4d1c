"""The account: its status, quota and usage (wire.md §2.2)."""

from runner.checks import check, equal, holds

from ..facts import put_file, refused

QUOTA = 5 << 30


@check
async def an_account_is_active(case):
    equal(await case.client.get_account_info(), {"termsOfUse": "1.0.0", "status": "ACTIVE"}, "the account")


@check
async def the_state_of_an_account_is_taken_from_any_answer(case):
    case.emulator.fault("GET /drive/v1/account/info 503", body={"message": "not now"})
    equal(await case.client.get_account_info(), {"message": "not now"}, "what comes back")


@check
async def files_take_up_room(case):
    put_file(case, "/a.bin", b"a" * 1000)
    quota = await case.client.get_quota()
    equal((quota["quota"], quota["available"]), (QUOTA, QUOTA - 1000), "the room in all, and what is left")
    holds(quota["lastCalculated"].endswith("Z"), "lastCalculated is a date")
    equal(await case.client.fs_sizes(), (QUOTA, QUOTA - 1000), "both as a pair")


@check
async def an_answer_without_sizes_counts_as_no_room(case):
    case.emulator.fault("GET /drive/v1/account/quota 200", body={})
    equal(await case.client.fs_sizes(), (0, 0), "the sizes")


@check(emulator=["--quota", "10"])
async def a_drive_is_as_large_as_it_is(case):
    equal(await case.client.fs_sizes(), (10, 10), "the sizes")


@check
async def usage_is_told_by_category(case):
    for name, size in (("a.txt", 2048), ("b.png", 3), ("c.mp4", 4), ("d.bin", 5), ("e.bin", 6)):
        put_file(case, f"/{name}", b"x" * size)
    lines = [line.split() for line in str(await case.client.get_account_usage()).splitlines()]
    equal([line[0] for line in lines], ["Documents:", "Other:", "Photos:", "Videos:", "Total:"], "the categories")
    equal([line[1] for line in lines], ["1,", "2,", "1,", "1,", "5,"], "how many files they have")
    equal([line[2:] for line in lines][0], ["2.0", "KiB"], "what documents take up")
    equal([line[2:] for line in lines][1], ["11.0", "B"], "what other files take up")


@check
async def usage_that_is_not_known_is_told_as_nothing(case):
    case.emulator.do("set_usage_empty", on=True)
    equal(str(await case.client.get_account_usage()), "", "the usage")


@check
async def an_account_that_has_to_wait_says_so(case):
    for call, path in (
        (case.client.get_quota, "quota"),
        (case.client.fs_sizes, "quota"),
        (case.client.get_account_usage, "usage"),
    ):
        case.emulator.fault(f"GET /drive/v1/account/{path} 429", body={"message": "Rate exceeded"})
        with refused(case, 429, "Rate exceeded"):
            await call()
