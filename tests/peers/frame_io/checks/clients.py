"""The client itself: pages, raw answers, options of a single call."""

from frameio import FrameioEnvironment

from runner.checks import check, equal

from ..api import Api
from ..clients import CLIENTS, GROUPS, PAGERS, methods


@check
async def the_client_is_for_the_real_service_unless_told_otherwise(case):
    equal(FrameioEnvironment.DEFAULT.value, "https://api.frame.io", "the environment")
    equal(case.client.sdk._client_wrapper.get_base_url(), case.emulator.about["api_url"], "where this one leads")
    made = CLIENTS[case.flavour.kind](token="x")
    equal(made._client_wrapper.get_base_url(), "https://api.frame.io", "where one leads by default")
    equal(made._client_wrapper.get_timeout(), 60, "the time-out")


@check
async def the_operations_are_those_of_the_emulator(case):
    known = methods(case.flavour.kind)
    operations = {f"{name}.{method}" for name in GROUPS for method in known[name]}
    equal((len(operations), operations), (98, set(case.emulator.do("operations"))), "the operations")


@check
async def pages_follow_one_another(case):
    api = Api(case)
    names = [f"{number:03}.txt" for number in range(60)]
    for name in names:
        api.file(name)
    pager = await api.files.list(api.account, api.root, include="creator", page_size=4, include_total_count=True)
    equal(type(pager), PAGERS[case.flavour.kind], "the class")
    equal((len(pager.items), pager.has_next, pager.response.total_count), (4, True, 60), "the first page")
    equal(pager.items[0].creator.id, api.user, "what is included")
    second = await case.driven(pager).next_page()
    # The library follows the bare link, which keeps none of the other parameters (wire.md §4).
    equal((len(second.items), second.items[0].creator, second.response.total_count), (50, None, None), "the second")
    equal(second.response.links.next.partition("?")[0], f"/v4/accounts/{api.account}/folders/{api.root}/files", "path")
    last = await case.driven(second).next_page()
    equal((len(last.items), last.has_next, last.get_next), (6, False, None), "the last page")
    equal([item.name for item in pager.items + second.items + last.items], names, "the files")
    if case.flavour.kind == "sync":
        found = [item.name for item in pager]
    else:
        found = [item.name async for item in pager]
    equal(found, names, "the files one by one")


@check
async def a_raw_answer_has_headers_and_data(case):
    api = Api(case)
    answer = await api.raw("users").show()
    equal((answer.status_code, answer.data.data.id), (200, api.user), "status and data")
    equal(answer.headers["x-ratelimit-limit"], "100", "a header")
    equal(answer.headers["content-type"], "application/json; charset=utf-8", "the type")


@check
async def a_call_can_be_told_to_send_more(case):
    api = Api(case)
    options = {
        "timeout_in_seconds": 5,
        "additional_headers": {"X-Trace": "1"},
        "additional_query_parameters": {"page_size": 7},
        "max_retries": 0,
        "chunk_size": 1024,
    }
    await api.accounts.index(request_options=options)
    [asked] = case.emulator.requests("GET", "/v4/accounts")
    equal((asked.headers["x-trace"], asked.query), ("1", {"page_size": "7"}), "what was sent")
    options = {"additional_body_parameters": {"data": {"name": "Day 1"}}}
    made = await api.folders.create(api.account, api.root, data={}, request_options=options)
    equal(made.data.name, "Day 1", "the name in the body")


@check
async def a_token_is_asked_for_before_each_call(case):
    asked = []

    def token():
        asked.append(1)
        return case.emulator.about["token"]

    api = Api(case, case.connect(token=token, headers={"X-All": "1"}, user_agent="peer/1"))
    await api.users.show()
    await api.users.show()
    equal(len(asked), 2, "how often it was asked for")
    [one, _] = case.emulator.requests("GET", "/v4/me")
    equal((one.headers["x-all"], one.headers["user-agent"]), ("1", "peer/1"), "the headers of every call")
    equal(one.headers["authorization"], f"Bearer {case.emulator.about['token']}", "Authorization")


@check
async def a_body_is_sent_where_it_may_be_left_out(case):
    api = Api(case)
    await api.files.copy(api.account, api.file("a.txt"))
    [asked] = [known for known in case.emulator.requests("POST") if known.path.endswith("/copy")]
    equal(asked.body, "{}", "the body")
