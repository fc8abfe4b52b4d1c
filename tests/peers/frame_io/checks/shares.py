"""Shares with their assets, reviewers and activities, and collections."""

import datetime

from frameio import NotFoundError
from frameio.shares import (
    AddAssetParamsData,
    AddReviewersToShareParamsData,
    AddReviewersToShareParamsDataReviewers,
    CreateShareParamsData_Asset,
    RemoveReviewerParamsData,
    RemoveReviewerParamsDataReviewers,
    UpdateShareParamsData,
)

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api


async def share(api, **members):
    members = {"access": "secure", "name": "Cut", **members}
    data = CreateShareParamsData_Asset(**members)
    return (await api.shares.create(api.account, api.project, data=data)).data


@check
async def a_share_is_made_shown_changed_listed_and_deleted(case):
    api = Api(case)
    expiration = datetime.datetime(2100, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
    made = await share(
        api,
        asset_ids=[api.file("a.mp4")],
        passphrase="open",
        expiration=expiration,
        layout="grid",
        theme="dark",
        downloading_enabled=True,
        commenting_enabled=False,
    )
    equal((made.name, made.access, made.expiration), ("Cut", "secure", expiration), "what is made")
    holds(made.short_url.startswith("https://f.io/"), "short_url is short")
    shown = (await api.shares.show(api.account, made.id)).data
    equal((shown.passphrase, shown.layout, shown.theme), ("open", "grid", "dark"), "what is shown")
    change = UpdateShareParamsData(name="Final", passphrase=None, enabled=False)
    changed = (await api.shares.update(api.account, made.id, data=change)).data
    equal((changed.name, changed.passphrase, changed.enabled), ("Final", None, False), "what is changed")
    pager = await api.shares.index(api.account, api.project, sort="name_asc", page_size=5, include_total_count=True)
    equal(await api.names(pager), ["Final"], "the shares")
    await api.shares.delete(api.account, made.id)
    with raises(NotFoundError):
        await api.shares.show(api.account, made.id)


@check
async def assets_are_added_to_a_share_and_removed(case):
    api = Api(case)
    made = await share(api)
    folder = api.folder("Day 1")
    api.file("a.mp4", parent=folder)
    added = (await api.shares.add_asset(api.account, made.id, data=AddAssetParamsData(asset_id=folder))).data
    equal((added.id, added.asset_added), (made.id, folder), "what is added")
    listed = await api.shares.list_assets(
        api.account,
        made.id,
        include="creator,media_links.original",
        sort="name_asc",
        page_size=10,
        include_total_count=True,
    )
    equal([item.name for item in listed.data], ["a.mp4", "Day 1"], "the assets, however deep")
    equal(listed.total_count, 2, "total_count")
    removed = (await api.shares.remove_asset(api.account, made.id, folder)).data
    equal(removed.asset_removed, folder, "what is removed")


@check
async def reviewers_are_asked_and_dismissed(case):
    api = Api(case)
    made = await share(api)
    for kind, who in {"emails": ["ben@example.com"], "user_ids": [api.user]}.items():
        reviewers = AddReviewersToShareParamsDataReviewers(**{kind: who})
        data = AddReviewersToShareParamsData(message="Look", notify_by_email=False, reviewers=reviewers)
        await api.shares.add_reviewers(api.account, made.id, data=data)
    pager = await api.shares.list_reviewers(
        api.account, made.id, sort="active", page_size=10, include_total_count=True
    )
    found = await api.items(pager)
    holds("ben@example.com" in [user.email for user in found], "somebody from outside is a reviewer")
    equal(pager.response.total_count, 2, "total_count")
    for kind, who in {"emails": ["ben@example.com"], "user_ids": [api.user]}.items():
        data = RemoveReviewerParamsData(reviewers=RemoveReviewerParamsDataReviewers(**{kind: who}))
        await api.shares.remove_reviewers(api.account, made.id, data=data)
    equal(await api.items(await api.shares.list_reviewers(api.account, made.id)), [], "who is left")


@check
async def what_is_done_with_a_share_is_listed(case):
    api = Api(case)
    file = api.file("a.mp4")
    made = await share(api, asset_ids=[file])
    case.emulator.do("use_share", id=made.id, kind="share_viewed")
    case.emulator.do("use_share", id=made.id, kind="asset_downloaded", asset_id=file, user_id=api.user)
    found = await api.shares.list_activities(
        api.account, made.id, include="user", page_size=10, include_total_count=True
    )
    downloaded, viewed = found.data
    equal((downloaded.type, downloaded.asset_id), ("asset_downloaded", file), "the newest")
    equal((downloaded.user.id, viewed.type, viewed.user), (api.user, "share_viewed", None), "who did it")
    is_utc((await api.shares.show(api.account, made.id)).data.last_viewed_at, "last_viewed_at")


@check
async def collections_are_listed_and_shown(case):
    api = Api(case)
    made = case.emulator.do("put_collection", project_id=api.project, name="Best takes")
    pager = await api.collections.index(
        api.account, api.project, include="creator", page_size=10, include_total_count=True
    )
    [found] = await api.items(pager)
    equal((found.id, found.name), (made, "Best takes"), "what is listed")
    shown = (await api.collections.show(api.account, made, include="creator,project")).data
    equal((shown.id, shown.auto_generated), (made, False), "what is shown")
