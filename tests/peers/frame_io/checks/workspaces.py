"""Workspaces and the roles in them."""

from frameio import NotFoundError
from frameio.types import WorkspaceParamsData
from frameio.workspace_permissions import UpdateWorkspaceRoleParamsData

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api


@check
async def a_workspace_is_made_shown_renamed_and_deleted(case):
    api = Api(case)
    made = (await api.workspaces.create(api.account, data=WorkspaceParamsData(name="Second"))).data
    equal((made.name, made.account_id), ("Second", api.account), "what is made")
    is_utc(made.created_at, "created_at")
    shown = (await api.workspaces.show(api.account, made.id, include="creator")).data
    equal(shown.creator.id, api.user, "the creator")
    holds((await api.workspaces.show(api.account, made.id)).data.creator is None, "nobody is included unasked")
    changed = (await api.workspaces.update(api.account, made.id, data=WorkspaceParamsData(name="Other"))).data
    equal((changed.id, changed.name), (made.id, "Other"), "what is changed")
    pager = await api.workspaces.index(api.account, sort="created_at_desc", include="creator")
    equal(len(await api.items(pager)), 2, "the workspaces")
    await api.workspaces.delete(api.account, made.id)
    with raises(NotFoundError):
        await api.workspaces.show(api.account, made.id)


@check
async def roles_in_a_workspace_come_and_go(case):
    api = Api(case)
    group = api.workspace_permissions
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    data = UpdateWorkspaceRoleParamsData(role="editor")
    given = await group.workspace_user_roles_update(api.account, api.workspace, ben, data=data)
    equal(given.data.role, "editor", "the role that is given")
    pager = await group.index(api.account, api.workspace, include_deactivated=False, sort="name_asc")
    roles = {item.user.id: item.role for item in await api.items(pager)}
    equal(roles[ben], "editor", "the role that is listed")
    await group.workspace_user_roles_delete(api.account, api.workspace, ben)
    left = await api.items(await group.index(api.account, api.workspace))
    holds(ben not in [item.user.id for item in left], "who has lost their role is not listed")
