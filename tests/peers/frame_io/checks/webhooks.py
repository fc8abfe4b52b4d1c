"""Webhooks and custom actions."""

from frameio import NotFoundError
from frameio.custom_actions import ActionCreateParamsData, ActionUpdateParamsData
from frameio.webhooks import WebhookCreateParamsData, WebhookUpdateParamsData

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api


@check
async def a_webhook_is_made_shown_changed_listed_and_deleted(case):
    api = Api(case)
    data = WebhookCreateParamsData(name="hook", url="https://example.com/h", events=["file.ready", "comment.created"])
    made = (await api.webhooks.create(api.account, api.workspace, data=data)).data
    holds(made.secret, "the secret is told once")
    is_utc(made.created_at, "created_at")
    shown = (await api.webhooks.show(api.account, made.id, include="creator")).data
    equal((shown.creator.id, shown.active, shown.events), (api.user, True, data.events), "what is shown")
    change = WebhookUpdateParamsData(active=False, events=["file.deleted"], name="other", url="https://example.com/o")
    changed = (await api.webhooks.update(api.account, made.id, data=change)).data
    equal((changed.active, changed.name, changed.events), (False, "other", ["file.deleted"]), "what is changed")
    pager = await api.webhooks.index(
        api.account, api.workspace, include="creator", sort="name_asc", page_size=5, include_total_count=True
    )
    equal(await api.names(pager), ["other"], "the webhooks")
    await api.webhooks.delete(api.account, made.id)
    with raises(NotFoundError):
        await api.webhooks.show(api.account, made.id)


@check
async def an_action_is_made_shown_changed_listed_and_deleted(case):
    api = Api(case)
    group = api.custom_actions
    data = ActionCreateParamsData(
        name="Send", description="Sends it", event="my.send", url="https://example.com/a", timeout=5, multi_asset=True
    )
    made = (await group.actions_create(api.account, api.workspace, data=data)).data
    holds(made.secret, "the secret is told once")
    shown = (await group.actions_show(api.account, made.id, include="creator")).data
    equal((shown.creator.id, shown.active, shown.timeout), (api.user, True, 5), "what is shown")
    change = ActionUpdateParamsData(active=False, name="Post", description="Posts it")
    changed = (await group.actions_update(api.account, made.id, data=change)).data
    equal((changed.active, changed.name, changed.description), (False, "Post", "Posts it"), "what is changed")
    pager = await group.actions_index(
        api.account, api.workspace, include="creator", page_size=5, include_total_count=True
    )
    equal(await api.names(pager), ["Post"], "the actions")
    await group.actions_delete(api.account, made.id)
    with raises(NotFoundError):
        await group.actions_show(api.account, made.id)
