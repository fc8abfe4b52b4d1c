"""Projects and the roles in them."""

from frameio import NotFoundError
from frameio.projects import ProjectParamsData, ProjectUpdateParamsData
from frameio.types import UpdateUserRolesParamsData

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api


@check
async def a_project_is_made_shown_changed_and_deleted(case):
    api = Api(case)
    made = (await api.projects.create(api.account, api.workspace, data=ProjectParamsData(name="Film"))).data
    equal((made.name, made.workspace_id, made.status), ("Film", api.workspace, "active"), "what is made")
    is_utc(made.updated_at, "updated_at")
    holds(made.view_url.startswith("https://next.frame.io/"), "view_url leads to the web application")
    shown = (await api.projects.show(api.account, made.id, include="owner")).data
    equal((shown.root_folder_id, shown.owner.id), (made.root_folder_id, api.user), "what is shown")
    change = ProjectUpdateParamsData(name="Film 2", status="inactive", restricted=True)
    changed = (await api.projects.update(api.account, made.id, data=change)).data
    equal((changed.name, changed.status, changed.restricted), ("Film 2", "inactive", True), "what is changed")
    await api.projects.delete(api.account, made.id)
    with raises(NotFoundError):
        await api.projects.show(api.account, made.id)


@check
async def projects_are_listed_in_a_workspace_an_account_and_for_guests(case):
    api = Api(case)
    case.emulator.do("put_project", name="A film")
    pager = await api.projects.index(api.account, api.workspace, include="owner", sort="name_asc")
    found = await api.items(pager)
    equal([project.name for project in found], ["A film", "Project"], "the projects of the workspace")
    equal(found[0].owner.id, api.user, "the owner")
    pager = await api.projects.account_projects_index(api.account, sort="name_desc", include_total_count=True)
    equal(pager.response.total_count, 2, "total_count")
    equal(await api.names(pager), ["Project", "A film"], "the projects of the account")
    equal(await api.items(await api.projects.invited_projects_index(api.account)), [], "to those invited")
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    case.emulator.do("set_role", id=api.project, user_id=ben, role="viewer")
    guest = Api(case, case.connect(token=case.emulator.do("sign_in_as", id=ben)))
    pager = await guest.projects.invited_projects_index(api.account, sort="created_at_asc", include="owner")
    equal(await guest.names(pager), ["Project"], "what a guest is invited to")


@check
async def what_was_deleted_is_listed(case):
    api = Api(case)
    file, folder = api.file("c.txt"), api.folder("Day 1")
    versions = [api.file(name, parent=folder) for name in ("v1.mp4", "v2.mp4")]
    stack = (await api.version_stacks.create(api.account, folder, data={"file_ids": versions})).data.id
    await api.files.delete(api.account, file)
    await api.folders.delete(api.account, folder)
    found = await api.projects.recently_deleted(api.account, api.project, sort="deleted_at_desc", page_size=10)
    kinds = {item.id: type(item).__name__ for item in found.data}
    equal((kinds[file], kinds[folder]), ("DeletedAsset_File", "DeletedAsset_Folder"), "the classes")
    equal(kinds[stack], "DeletedAsset_VersionStack", "the class of a stack that went with its folder")
    is_utc(found.data[0].deleted_at, "deleted_at")


@check
async def roles_in_a_project_come_and_go(case):
    api = Api(case)
    group = api.project_permissions
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    for role in ("viewer", "full_access"):
        data = UpdateUserRolesParamsData(role=role)
        given = await group.project_user_roles_update(api.account, api.project, ben, data=data)
        equal(given.data.role, role, "the role that is given")
    pager = await group.index(api.account, api.project, include_deactivated=True, sort="email_desc")
    roles = {item.user.id: item.role for item in await api.items(pager)}
    equal(roles[ben], "full_access", "the role that is listed")
    await group.delete(api.account, api.project, ben)
    with raises(NotFoundError):
        await group.delete(api.account, api.project, ben)
