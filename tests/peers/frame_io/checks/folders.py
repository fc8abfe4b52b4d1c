"""Folders, their contents and their roles."""

from frameio import NotFoundError
from frameio.folders import FolderCopyParamsData, FolderCreateParamsData, FolderMoveParamsData, FolderUpdateParamsData
from frameio.types import BulkFolderCopyMoveParamsData, UpdateUserRolesParamsData

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api


@check
async def a_folder_is_made_shown_renamed_and_deleted(case):
    api = Api(case)
    made = (await api.folders.create(api.account, api.root, data=FolderCreateParamsData(name="Day 1"))).data
    equal((made.name, made.type, made.parent_id), ("Day 1", "folder", api.root), "what is made")
    is_utc(made.created_at, "created_at")
    shown = (await api.folders.show(api.account, made.id, include="creator,project")).data
    equal((shown.creator.id, shown.project.id), (api.user, api.project), "what is included")
    changed = (await api.folders.update(api.account, made.id, data=FolderUpdateParamsData(name="Day 2"))).data
    equal((changed.id, changed.name), (made.id, "Day 2"), "what is changed")
    await api.folders.delete(api.account, made.id)
    with raises(NotFoundError):
        await api.folders.show(api.account, made.id)


@check
async def the_root_folder_has_no_parent(case):
    api = Api(case)
    root = (await api.folders.show(api.account, api.root)).data
    equal((root.parent_id, root.project_id), (None, api.project), "parent and project")


@check
async def children_are_of_three_kinds(case):
    api = Api(case)
    api.folder("a folder")
    api.file("b file.mp4")
    ids = [api.file(name) for name in ("c v1.mp4", "c v2.mp4")]
    await api.version_stacks.create(api.account, api.root, data={"file_ids": ids})
    pager = await api.folders.index(
        api.account,
        api.root,
        include="creator,project,media_links.original,media_links.thumbnail",
        sort="name_asc",
        page_size=2,
        include_total_count=True,
    )
    equal((pager.response.total_count, pager.has_next), (3, True), "total_count and has_next")
    folder, file, stack = await api.items(pager)
    classes = [type(item).__name__ for item in (folder, file, stack)]
    equal(classes, [f"AssetWithIncludes_{kind}" for kind in ("Folder", "File", "VersionStack")], "the classes")
    equal((folder.name, file.name), ("a folder", "b file.mp4"), "the names")
    holds(file.media_links.original.download_url.startswith(case.emulator.about["media_url"]), "a link to the media")
    equal((folder.creator.id, file.project.id), (api.user, api.project), "what is included")
    equal(stack.head_version.name, "c v2.mp4", "the newest version")
    pager = await api.folders.index(api.account, api.root, type="folder")
    equal(await api.names(pager), ["a folder"], "the folders only")


@check
async def folders_are_listed_alone(case):
    api = Api(case)
    api.folder("b")
    api.folder("a")
    api.file("c.txt")
    pager = await api.folders.list(api.account, api.root, include="creator", sort="name_asc")
    equal(await api.names(pager), ["a", "b"], "the folders")


@check
async def a_folder_is_copied_and_moved(case):
    api = Api(case)
    day, archive = api.folder("Day 1"), api.folder("Archive")
    api.file("a.txt", parent=day)
    beside = (await api.folders.copy(api.account, day)).data
    equal(beside.parent_id, api.root, "where a copy lands when nothing is said")
    data = FolderCopyParamsData(parent_id=archive)
    copied = (await api.folders.copy(api.account, day, copy_metadata=True, data=data)).data
    equal(copied.parent_id, archive, "where a copy is told to go")
    equal(await api.names(await api.files.list(api.account, copied.id)), ["a.txt"], "what is in the copy")
    moved = (await api.folders.move(api.account, day, data=FolderMoveParamsData(parent_id=archive))).data
    equal((moved.id, moved.parent_id), (day, archive), "what is moved")


@check
async def folders_are_copied_and_moved_together(case):
    api = Api(case)
    ids = [api.folder("a"), api.folder("b")]
    archive = api.folder("Archive")
    data = BulkFolderCopyMoveParamsData(folder_ids=ids, parent_id=archive)
    copied = await api.folders.bulk_copy(api.account, data=data, copy_metadata=True, copy_comments="all")
    equal(len(copied.data), 2, "how many are copied")
    moved = await api.folders.bulk_move(api.account, data=data)
    equal({folder.parent_id for folder in moved.data}, {archive}, "where they are moved")
    equal({folder.id for folder in moved.data}, set(ids), "which are moved")


@check
async def roles_in_a_folder_come_and_go(case):
    api = Api(case)
    group = api.folder_permissions
    folder = api.folder("Day 1")
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    data = UpdateUserRolesParamsData(role="edit_only")
    given = await group.folder_user_roles_update(api.account, folder, ben, data=data)
    equal(given.data.role, "edit_only", "the role that is given")
    pager = await group.folder_user_roles_index(
        api.account, folder, include_deactivated=True, page_size=1, include_total_count=True
    )
    roles = {item.user.id: item.role for item in await api.items(pager)}
    equal(roles[ben], "edit_only", "the role that is listed")
    await group.delete(api.account, folder, ben)
    with raises(NotFoundError):
        await group.delete(api.account, folder, ben)
