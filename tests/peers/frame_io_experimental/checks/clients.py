"""The client itself: its methods, and the header that it sends."""

from frameio_experimental import NotFoundError

from runner.checks import check, equal, raises

from ..api import Api
from ..clients import methods


@check
async def the_operations_are_those_of_the_emulator(case):
    operations = {f"{name}.{method}" for name, known in methods(case.flavour.kind).items() for method in known}
    equal((len(operations), operations), (26, set(case.emulator.do("preview_operations"))), "the operations")


@check
async def every_call_asks_for_the_preview(case):
    api = Api(case)
    shown = (await api.accounts.show(api.account)).data
    equal((shown.id, shown.roles), (api.account, ["owner"]), "the account")
    [asked] = case.emulator.requests("GET", f"/v4/accounts/{api.account}")
    equal(asked.headers["api-version"], "experimental", "the header")


@check
async def what_is_not_there_is_not_found(case):
    api = Api(case)
    with raises(NotFoundError):
        await api.files.restore(api.account, api.file("a.txt"))
