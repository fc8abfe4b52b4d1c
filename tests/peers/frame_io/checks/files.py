"""Files: metadata, copies, moves, and remote uploads."""

import httpx
from frameio import ForbiddenError, NotFoundError
from frameio.files import (
    FileCopyParamsData,
    FileCreateRemoteUploadParamsData,
    FileImportParamsData,
    FileMoveParamsData,
    FileUpdateParamsData,
)
from frameio.types import BulkFileCopyMoveParamsData

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api

LINKS = (
    "original",
    "thumbnail",
    "thumbnail_high_quality",
    "video_h_264_180",
    "high_quality",
    "efficient",
    "scrub_sheet",
)
INCLUDES = (
    "media_links.original,media_links.thumbnail,media_links.thumbnail_high_quality,media_links.video_h264_180,"
    "media_links.high_quality,media_links.efficient,media_links.scrub_sheet,creator,project,metadata"
)


@check
async def a_file_is_shown_renamed_and_deleted(case):
    api = Api(case)
    file = api.file("a.mp4", "moving pictures")
    shown = (await api.files.show(api.account, file)).data
    equal((shown.name, shown.type, shown.file_size), ("a.mp4", "file", 15), "what is shown")
    equal((shown.media_type, shown.parent_id, shown.media_links), ("video/mp4", api.root, None), "the rest of it")
    is_utc(shown.updated_at, "updated_at")
    changed = (await api.files.update(api.account, file, data=FileUpdateParamsData(name="b.mp4"))).data
    equal((changed.id, changed.name), (file, "b.mp4"), "what is changed")
    await api.files.delete(api.account, file)
    with raises(NotFoundError):
        await api.files.show(api.account, file)


@check
async def a_file_is_shown_with_all_that_can_be_included(case):
    api = Api(case)
    file = api.file("a.mp4", "moving pictures")
    case.emulator.do("finish_processing")
    shown = (await api.files.show(api.account, file, include=INCLUDES)).data
    for name in LINKS:
        link = getattr(shown.media_links, name)
        holds(link.download_url.startswith(case.emulator.about["media_url"]), f"{name} leads to the media")
    equal((shown.creator.id, shown.project.id), (api.user, api.project), "creator and project")
    holds(len(shown.metadata) >= 2, "metadata has the fields that every file has")
    content = httpx.get(shown.media_links.original.download_url).content
    equal(content, b"moving pictures", "what is behind the link")


@check
async def a_file_in_adobe_s_storage_has_an_id_of_its_own(case):
    api = Api(case)
    file = api.file("a.mp4")
    case.emulator.do("set_adobe_id", id=file, adobe_id="urn:aaid|7")
    shown = (await api.files.show(api.account, "adobe:urn:aaid|7")).data
    equal((shown.id, shown.adobe_id, shown.adobe_version_id), (file, "urn:aaid", "7"), "the ids")


@check
async def originals_are_not_for_everybody(case):
    api = Api(case)
    file = api.file("a.mp4")
    case.emulator.do("deny_download", id=file, denied=True)
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    case.emulator.do("set_role", id=api.project, user_id=ben, role="viewer")
    guest = Api(case, case.connect(token=case.emulator.do("sign_in_as", id=ben)))
    with raises(ForbiddenError):
        await guest.files.show(api.account, file, include="media_links.original")


@check
async def files_are_listed(case):
    api = Api(case)
    api.file("a.txt", "12345")
    api.file("b.txt", "1")
    pager = await api.files.list(
        api.account, api.root, include="creator", sort="file_size_asc", include_total_count=True
    )
    equal(pager.response.total_count, 2, "total_count")
    found = await api.items(pager)
    equal([item.name for item in found], ["b.txt", "a.txt"], "the names")
    equal(type(found[0]).__name__, "AssetWithIncludes_File", "the class")


@check
async def a_file_is_copied_and_moved(case):
    api = Api(case)
    file, archive = api.file("a.txt"), api.folder("Archive")
    await api.comments.create(api.account, file, data={"text": "Nice"})
    beside = (await api.files.copy(api.account, file)).data
    equal(beside.parent_id, api.root, "where a copy lands when nothing is said")
    data = FileCopyParamsData(parent_id=archive)
    copied = await api.files.copy(api.account, file, copy_metadata=True, copy_comments="all", data=data)
    equal(copied.data.parent_id, archive, "where a copy is told to go")
    comments = await api.items(await api.comments.index(api.account, copied.data.id))
    equal([comment.text for comment in comments], ["Nice"], "the comments that came along")
    moved = (await api.files.move(api.account, file, data=FileMoveParamsData(parent_id=archive))).data
    equal((moved.id, moved.parent_id), (file, archive), "what is moved")


@check
async def files_are_copied_and_moved_together(case):
    api = Api(case)
    ids = [api.file("a.txt"), api.file("b.txt")]
    archive = api.folder("Archive")
    data = BulkFileCopyMoveParamsData(file_ids=ids, parent_id=archive)
    copied = await api.files.bulk_copy(api.account, data=data, copy_metadata=False, copy_comments="public")
    equal(len(copied.data), 2, "how many are copied")
    moved = await api.files.bulk_move(api.account, data=data)
    equal({file.parent_id for file in moved.data}, {archive}, "where they are moved")


@check
async def a_file_is_fetched_from_elsewhere(case):
    api = Api(case)
    url = "https://example.com/p.jpg"
    case.emulator.do("host_url", url=url, text="a picture")
    data = FileCreateRemoteUploadParamsData(name="p.jpg", source_url=url)
    made = await api.files.create_remote_upload(api.account, api.root, data=data)
    file = made.data.id
    equal((made.data.name, made.data.status), ("p.jpg", "created"), "what is made")
    equal(made.links, {"status": f"/v4/accounts/{api.account}/files/{file}/status"}, "where its status is")
    for _ in range(5):
        status = (await api.files.show_file_upload_status(api.account, file)).data
        if status.upload_complete:
            break
    equal((status.id, status.upload_complete, status.upload_failed), (file, True, False), "how it ended")
    is_utc(status.uploaded_at, "uploaded_at")
    equal(api.content(file), b"a picture", "what was fetched")


@check
async def a_file_is_taken_over_from_connected_storage(case):
    api = Api(case)
    case.emulator.do("connect_storage", location="bucket", key="takes/a.mp4", text="moving pictures")
    data = FileImportParamsData(name="a.mp4", storage_location="bucket", key="takes/a.mp4")
    made = (await api.files.import_file(api.account, api.root, data=data)).data
    equal(made.name, "a.mp4", "the name")
    with raises(NotFoundError, descendants=True):
        missing = FileImportParamsData(name="b.mp4", storage_location="bucket", key="takes/b.mp4")
        await api.files.import_file(api.account, api.root, data=missing)
