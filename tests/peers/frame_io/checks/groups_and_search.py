"""Groups of users, and search."""

import httpx
from frameio import ForbiddenError
from frameio.groups import CreateGroupParamsData, UpdateGroupParamsData
from frameio.search import SearchParamsFilters

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api

CLIP = {"best_frame_time": 1, "start_time": 0, "end_time": 2, "index": 0, "relevancy_index": 0}


@check
async def a_group_is_made_shown_and_changed(case):
    api = Api(case)
    data = CreateGroupParamsData(name="Editors", emoji="🎬")
    made = (await api.groups.create(api.account, data=data)).data
    equal((made.name, made.emoji), ("Editors", "🎬"), "what is made")
    is_utc(made.created_at, "created_at")
    change = UpdateGroupParamsData(name="Cutters")
    equal((await api.groups.update(api.account, made.id, data=change)).data.name, "Cutters", "the new name")
    shown = (await api.groups.show(api.account, made.id, include="creator")).data
    equal((shown.id, shown.creator.id), (made.id, api.user), "what is shown")


@check
async def groups_come_from_here_and_from_elsewhere(case):
    api = Api(case)
    await api.groups.create(api.account, data=CreateGroupParamsData(name="Editors", emoji="🎬"))
    synced = case.emulator.do("put_group", name="Adobe", source="adobe", sync_status="in_progress")
    pager = await api.groups.index(
        api.account, include="creator", sort="name_asc", page_size=10, include_total_count=True
    )
    adobe, frame = await api.items(pager)
    equal((adobe.id, adobe.sync_status), (synced, "in_progress"), "the group from elsewhere")
    classes = [type(group).__name__ for group in (adobe, frame)]
    equal(classes, ["GroupWithIncludes_Adobe", "GroupWithIncludes_Frame"], "the classes")
    with raises(ForbiddenError):
        await api.groups.update(api.account, synced, data=UpdateGroupParamsData(name="x"))


@check
async def everything_is_found_by_its_name(case):
    api = Api(case)
    case.emulator.do("put_project", name="Film")
    api.folder("film reels")
    ids = [api.file(name) for name in ("film v1.mp4", "film v2.mp4")]
    api.file("other film.mp4")
    await api.version_stacks.create(api.account, api.root, data={"file_ids": ids})
    found = await api.search.search(api.account, engine="lexical", query="film", page_size=50, include_total_count=True)
    kinds = {item.type for item in found.data}
    equal(kinds, {"project_result", "folder_result", "file_result", "version_stack_result"}, "the kinds")
    equal(found.total_count, len(found.data), "total_count")
    holds(all(item.matches for item in found.data), "it is told why each was found")
    filters = SearchParamsFilters(folders=True)
    found = await api.search.search(api.account, engine="nlp", query="film", filters=filters)
    equal([item.result.name for item in found.data], ["film reels"], "the folders only")


@check
async def a_page_of_what_was_found_leads_to_the_next(case):
    api = Api(case)
    for name in ("a.mp4", "b.mp4", "c.mp4"):
        case.emulator.do("put_search_match", id=api.file(name), match={"type": "visual_match", "clips": [CLIP]})
    first = await api.search.search(api.account, engine="nlp", query="sunset", page_size=2)
    equal(first.data[0].matches[0].clips[0].end_time, 2, "where the clip ends")
    after = httpx.URL(first.links.next).params["after"]
    second = await api.search.search(api.account, engine="nlp", query="sunset", page_size=2, after=after)
    equal([item.result.name for item in first.data + second.data], ["a.mp4", "b.mp4", "c.mp4"], "what is found")
