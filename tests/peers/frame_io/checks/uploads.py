"""Uploads in parts, and their outcomes."""

import asyncio
import io

from frameio.core.chunked_uploader import ChunkedS3Uploader
from frameio.files import FileCreateLocalUploadParamsData, FileCreateParamsData
from frameio.upload import FrameioUploader

from runner.checks import check, equal, holds

from ..answers import is_utc
from ..api import Api

CONTENT = bytes(range(256)) * 400
#: Parts so small that this content has several.
SMALL = ["--part-size", "16384"]
UPLOADS = "/uploads/*"


async def begun(api, name="take.mp4", content=CONTENT):
    data = FileCreateLocalUploadParamsData(name=name, file_size=len(content))
    return (await api.files.create_local_upload(api.account, api.root, data=data)).data


async def send(case, uploader):
    """Runs an uploader, which is a sync one for both clients, beside the event loop."""
    driver = case.driven(uploader)
    await asyncio.to_thread(lambda: asyncio.run(driver.upload()))


@check(emulator=SMALL)
async def a_file_goes_up_in_parts(case):
    api = Api(case)
    made = await begun(api)
    equal((made.status, made.media_type, made.file_size), ("created", "video/mp4", len(CONTENT)), "what is made")
    holds(len(made.upload_urls) > 5, "there are more parts than go up at once")
    equal(sum(part.size for part in made.upload_urls), len(CONTENT), "the parts' sizes")
    told = []
    await send(case, FrameioUploader(made, io.BytesIO(CONTENT), on_progress=lambda done, of: told.append((done, of))))
    equal((len(told), told[-1]), (len(made.upload_urls), (len(CONTENT), len(CONTENT))), "the progress")
    equal(api.content(made.id), CONTENT, "what came up")
    parts = [known for known in case.emulator.requests("PUT") if known.origin == "upload"]
    equal(len(parts), len(made.upload_urls), "how many parts came")
    for part in parts:
        headers = (part.headers["content-type"], part.headers["x-amz-acl"], part.headers.get("authorization"))
        equal(headers, ("video/mp4", "private", None), "the headers")
    for _ in range(5):
        status = (await api.files.show_file_upload_status(api.account, made.id)).data
        if status.upload_complete:
            break
    equal((status.upload_complete, status.upload_failed, status.filetype), (True, False, "video/mp4"), "how it ended")
    is_utc(status.upload_completed_at, "upload_completed_at")
    for wanted in ("uploaded", "transcoded"):
        equal((await api.files.show(api.account, made.id)).data.status, wanted, "the status of the file")


@check(emulator=SMALL)
async def a_part_that_fails_is_sent_again(case):
    api = Api(case)
    made = await begun(api)
    case.emulator.fault(f"PUT {UPLOADS} 503 x2")
    await send(case, FrameioUploader(made, io.BytesIO(CONTENT), max_workers=1))
    equal((api.content(made.id), api.pauses.seconds), (CONTENT, [1, 2]), "what came up, and the pauses")


@check(emulator=SMALL)
async def a_part_that_never_arrives_fails_the_upload(case):
    api = Api(case)
    made = await begun(api)
    case.emulator.do("expire_part_urls")
    uploader = FrameioUploader(made, io.BytesIO(CONTENT), max_workers=1, max_retries=2)
    try:
        await send(case, uploader)
    except RuntimeError as error:
        equal(error.__cause__.response.status_code, 403, "the status")
        holds("<Code>AccessDenied</Code>" in error.__cause__.response.text, "the storage answers in XML")
    else:
        raise AssertionError("an upload to URLs that have expired succeeds")
    equal(api.content(made.id), None, "what came up")


@check(emulator=SMALL)
async def an_upload_without_a_known_type_is_signed_for_any_bytes(case):
    api = Api(case)
    made = await begun(api, "take.unknown")
    equal(made.media_type, None, "media_type")
    await send(case, FrameioUploader(made, io.BytesIO(CONTENT)))
    equal(api.content(made.id), CONTENT, "what came up")


@check(emulator=SMALL)
async def the_old_way_to_make_a_file_takes_its_type(case):
    api = Api(case)
    data = FileCreateParamsData(name="take", file_size=len(CONTENT), media_type="video/quicktime")
    made = (await api.files.create(api.account, api.root, data=data)).data
    equal(made.media_type, "video/quicktime", "media_type")
    urls = [part.url for part in made.upload_urls]
    headers = {"x-amz-acl": "private"}
    uploader = ChunkedS3Uploader(urls, io.BytesIO(CONTENT), len(CONTENT), made.media_type, headers=headers)
    await send(case, uploader)
    equal(api.content(made.id), CONTENT, "what came up")


@check
async def an_upload_can_fail_after_its_parts(case):
    api = Api(case)
    case.emulator.do("fail_uploads", count=1)
    made = await begun(api, content=b"abc")
    await send(case, FrameioUploader(made, io.BytesIO(b"abc")))
    for _ in range(5):
        status = (await api.files.show_file_upload_status(api.account, made.id)).data
        if status.upload_failed:
            break
    equal((status.upload_complete, status.upload_failed), (False, True), "how it ended")
