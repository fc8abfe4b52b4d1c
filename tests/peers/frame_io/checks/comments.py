"""Comments and attachments."""

import httpx
from frameio import NotFoundError
from frameio.comments import CreateCommentParamsData, UpdateCommentParamsData
from frameio.types import (
    Anchor,
    AttachmentInput,
    LinkParams,
    TextReviewAnnotation,
    TextReviewAnnotationBounds,
    TextReviewAnnotationUpdate,
)

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api


@check
async def a_comment_is_made_shown_changed_and_deleted(case):
    api = Api(case)
    file = api.file("a.mp4")
    data = CreateCommentParamsData(
        text="See example.com",
        timestamp=61,
        duration=24,
        completed=False,
        annotation='[{"tool": "pen"}]',
        anchor=Anchor(x=0.25, y=0.5),
        links=[LinkParams(url="https://example.com", start_index=4, end_index=15)],
    )
    made = (await api.comments.create(api.account, file, data=data)).data
    equal((made.file_id, made.text, made.timestamp), (file, "See example.com", 61), "what is made")
    is_utc(made.created_at, "created_at")
    equal(made.links[0].url, "https://example.com", "the link")
    equal((made.anchor.x, made.anchor.y), (0.25, 0.5), "the anchor")
    shown = (await api.comments.show(api.account, made.id, include="owner,replies")).data
    equal((shown.owner.id, shown.replies), (api.user, []), "what is included")
    change = UpdateCommentParamsData(text="Done", completed=True, timestamp=None)
    changed = (await api.comments.update(api.account, made.id, data=change)).data
    equal((changed.text, changed.timestamp), ("Done", None), "what is changed")
    is_utc(changed.completed_at, "completed_at")
    await api.comments.delete(api.account, made.id)
    with raises(NotFoundError):
        await api.comments.show(api.account, made.id)


@check
async def a_time_is_told_as_a_frame_or_as_a_timecode(case):
    api = Api(case)
    file = api.file("a.mp4")
    data = CreateCommentParamsData(text="Nice", timestamp="00:00:02:12")
    made = (await api.comments.create(api.account, file, data=data, timestamp_as_timecode=True)).data
    equal(made.timestamp, "00:00:02:12", "as a timecode")
    frame = (await api.comments.show(api.account, made.id, timestamp_as_timecode=False)).data.timestamp
    holds(isinstance(frame, int), "as a frame, it is a number")
    change = UpdateCommentParamsData(timestamp=frame + 1)
    changed = (await api.comments.update(api.account, made.id, data=change, timestamp_as_timecode=True)).data
    equal(changed.timestamp, "00:00:02:13", "one frame later")
    [listed] = await api.items(await api.comments.index(api.account, file, timestamp_as_timecode=True))
    equal(listed.timestamp, "00:00:02:13", "as listed")


@check
async def pages_of_a_document_are_reviewed(case):
    api = Api(case)
    file = api.file("a.pdf")
    bounds = [TextReviewAnnotationBounds(x=0.1, y=0.1, width=0.5, height=0.1)]
    review = TextReviewAnnotation(
        text_review_annotation_type="replace", bounds=bounds, selection_text="old", suggested_text="new"
    )
    data = CreateCommentParamsData(text="Better so", page=1, text_review_annotation=review)
    made = (await api.comments.create(api.account, file, data=data)).data
    equal((made.page, made.text_review_annotation.suggested_text), (1, "new"), "page and suggestion")
    review = TextReviewAnnotationUpdate(suggested_text="newest")
    change = UpdateCommentParamsData(text_review_annotation=review)
    changed = (await api.comments.update(api.account, made.id, data=change)).data
    equal(changed.text_review_annotation.suggested_text, "newest", "the suggestion")


@check
async def comments_are_listed_with_their_replies(case):
    api = Api(case)
    file = api.file("a.mp4")
    for text in ("first", "second"):
        await api.comments.create(api.account, file, data=CreateCommentParamsData(text=text))
        case.emulator.do("advance", seconds=1)
    pager = await api.comments.index(
        api.account, file, include="owner,replies", sort="created_at_desc", include_total_count=True
    )
    found = await api.items(pager)
    equal([comment.text for comment in found], ["second", "first"], "the comments")
    case.emulator.do("put_reply", id=found[0].id, text="Answer")
    pager = await api.comments.index(api.account, file, include="replies", sort="created_at_desc")
    [second, _] = await api.items(pager)
    equal([reply.text for reply in second.replies], ["Answer"], "the replies")


@check
async def files_are_attached_to_comments(case):
    api = Api(case)
    first = AttachmentInput(name="a.png", file_size=3, media_type="image/png")
    data = CreateCommentParamsData(text="Look", attachments=[first])
    made = (await api.comments.create(api.account, api.file("a.mp4"), data=data)).data
    equal([known.name for known in made.attachments], ["a.png"], "what came with the comment")
    second = AttachmentInput(name="b.png", file_size=5, media_type="image/png")
    added = (await api.comments.create_attachment(api.account, made.id, data=second)).data
    is_utc(added.created_at, "created_at")
    headers = {"Content-Type": "image/png", "x-amz-acl": "private"}
    [url] = added.upload_urls
    equal(httpx.put(url, content=b"12345", headers=headers).status_code, 200, "the status of the upload")
    await api.comments.delete_attachment(api.account, made.id, added.id)
    with raises(NotFoundError):
        await api.comments.delete_attachment(api.account, made.id, added.id)
    left = (await api.comments.show(api.account, made.id)).data.attachments
    equal([known.name for known in left], ["a.png"], "what is left")
