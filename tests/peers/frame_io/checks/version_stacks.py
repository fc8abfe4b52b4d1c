"""Version stacks."""

from frameio import NotFoundError
from frameio.version_stacks import VersionStackCopyParamsData, VersionStackCreateParamsData, VersionStackMoveParamsData

from runner.checks import check, equal, holds, raises

from ..api import Api


async def stack_of(api, *names):
    """A stack of files with these names; the ids of the stack and of its files."""
    files = [api.file(name) for name in names]
    data = VersionStackCreateParamsData(file_ids=files)
    made = (await api.version_stacks.create(api.account, api.root, data=data)).data
    equal((made.type, made.head_version.id), ("version_stack", files[-1]), "what is made")
    return made.id, files


@check
async def a_stack_is_made_of_files_and_shown(case):
    api = Api(case)
    stack, files = await stack_of(api, "v1.mp4", "v2.mp4", "v3.mp4")
    shown = (await api.version_stacks.show(api.account, stack, include="creator,media_links.original")).data
    equal((shown.id, shown.creator.id), (stack, api.user), "what is shown")
    holds(shown.head_version.media_links.original.download_url, "the newest version has its links")
    pager = await api.version_stacks.index(api.account, stack, include="creator", sort="name_asc")
    found = await api.items(pager)
    equal([item.id for item in found], files, "the versions")
    equal({item.parent_id for item in found}, {stack}, "the parent of the versions")


@check
async def stacks_are_listed(case):
    api = Api(case)
    one, _ = await stack_of(api, "a v1.mp4", "a v2.mp4")
    two, _ = await stack_of(api, "b v1.mp4", "b v2.mp4")
    pager = await api.version_stacks.list(
        api.account, api.root, include="project", sort="name_desc", page_size=10, include_total_count=True
    )
    equal(pager.response.total_count, 2, "total_count")
    found = await api.items(pager)
    equal([item.id for item in found], [two, one], "the stacks")
    equal(found[0].project.id, api.project, "the project")


@check
async def a_stack_is_copied_and_moved(case):
    api = Api(case)
    stack, _ = await stack_of(api, "v1.mp4", "v2.mp4")
    archive = api.folder("Archive")
    beside = (await api.version_stacks.copy(api.account, stack)).data
    equal(beside.parent_id, api.root, "where a copy lands when nothing is said")
    data = VersionStackCopyParamsData(parent_id=archive)
    copied = (await api.version_stacks.copy(api.account, stack, copy_metadata=True, data=data)).data
    equal(copied.parent_id, archive, "where a copy is told to go")
    data = VersionStackMoveParamsData(parent_id=archive)
    moved = (await api.version_stacks.move(api.account, stack, data=data)).data
    equal((moved.id, moved.parent_id), (stack, archive), "what is moved")


@check
async def a_stack_ends_with_its_last_but_one_file(case):
    api = Api(case)
    stack, files = await stack_of(api, "v1.mp4", "v2.mp4")
    await api.files.move(api.account, files[0], data={"parent_id": api.root})
    with raises(NotFoundError):
        await api.version_stacks.show(api.account, stack)
