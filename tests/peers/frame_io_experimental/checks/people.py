"""Groups, their members and roles, and the memberships of users."""

from frameio_experimental.core.parse_error import ParsingError
from frameio_experimental.groups import AddAdobeGroupParamsData, AddGroupMembersParamsData
from frameio_experimental.project_permissions import UpdateGroupRolesParamsData
from frameio_experimental.workspace_permissions import UpdateWorkspaceRoleParamsData

from runner.checks import check, equal, holds, raises

from ..api import Api


@check
async def members_of_a_group_come_and_go(case):
    api = Api(case)
    group = api.group("Editors")
    data = AddGroupMembersParamsData(user_ids=[api.user])
    await api.groups.add_users(api.account, group, data=data)
    users = await api.groups.users(api.account, group, sort="name_asc", include_total_count=True)
    equal(([user.id for user in users.data], users.total_count), ([api.user], 1), "the members")
    belongs = await api.users.account_user_roles_memberships(api.account, api.user, type="group")
    equal([(known.type, known.id) for known in belongs.data], [("group", group)], "what the user belongs to")
    await api.groups.remove_member(api.account, group, api.user)
    equal((await api.groups.users(api.account, group)).data, [], "the members")
    await api.groups.delete(api.account, group)
    equal((await api.groups.index(api.account)).data, [], "the groups")


@check
async def a_group_of_adobes_is_added_once(case):
    api = Api(case)
    data = AddAdobeGroupParamsData(adobe_group_id="4711")
    made = await api.groups.add_adobe_group_to_account(api.account, data=data)
    equal((made.data.sync_status, made.message), ("in_progress", None), "the new group")
    again = await api.groups.add_adobe_group_to_account(api.account, data=data)
    equal(again.data.id, made.data.id, "the group")
    holds(again.message, "it is told that the group was there")
    listed = (await api.groups.list_adobe_groups(api.account, page_size=10)).data
    equal([known.adobe_group_id for known in listed], ["4711"], "the groups")


@check
async def groups_have_roles_in_projects_and_workspaces(case):
    api = Api(case)
    # The library takes groups of this source alone (specs/frameio/wire.md §12).
    group = api.group("Boards", "workfront")
    data = UpdateGroupRolesParamsData(role="editor")
    given = await api.project_permissions.project_group_roles_update(api.account, api.project, group, data=data)
    equal(given.data.role, "editor", "the role in the project")
    listed = (await api.project_permissions.project_group_roles_index(api.account, api.project, sort="name_asc")).data
    equal([(known.group.id, known.role) for known in listed], [(group, "editor")], "the groups of the project")
    await api.project_permissions.project_group_roles_delete(api.account, api.project, group)
    data = UpdateWorkspaceRoleParamsData(role="workspace_admin")
    given = await api.workspace_permissions.workspace_group_roles_update(api.account, api.workspace, group, data=data)
    equal(given.data.role, "workspace_admin", "the role in the workspace")
    listed = (await api.workspace_permissions.workspace_group_roles_index(api.account, api.workspace)).data
    equal([known.role for known in listed], ["workspace_admin"], "the groups of the workspace")
    await api.workspace_permissions.workspace_group_roles_delete(api.account, api.workspace, group)


@check
async def a_group_of_the_service_itself_is_beyond_the_library(case):
    api = Api(case)
    group = api.group("Editors")
    data = UpdateGroupRolesParamsData(role="viewer")
    await api.project_permissions.project_group_roles_update(api.account, api.project, group, data=data)
    with raises(ParsingError):
        await api.project_permissions.project_group_roles_index(api.account, api.project)


@check
async def a_member_tells_when_it_joined(case):
    api = Api(case)
    shown = (await api.users.account_user_roles_show(api.account, api.user)).data
    equal((shown.role, shown.user.id), ("owner", api.user), "the member")
    holds(shown.user.joined_at and shown.user.timezone, "the preview tells more")
