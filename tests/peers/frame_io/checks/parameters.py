"""The service accepts every order and every include that the library knows for an operation."""

import inspect
import typing

from runner.checks import check, equal, holds

from ..api import Api
from ..clients import GROUPS, methods


async def places(case, api):
    """Something for each id that an operation asks for, by the parameter's name."""
    file, folder = api.file("a.mp4"), api.folder("Day 1")
    versions = [api.file("v1.mp4"), api.file("v2.mp4")]
    hook = {"name": "hook", "url": "https://example.com/h", "events": ["file.ready"]}
    action = {"name": "Send", "description": "Sends it", "event": "my.send", "url": "https://example.com/a"}
    share = {"type": "asset", "access": "secure", "name": "Cut", "asset_ids": [file, folder]}
    return {
        "account_id": api.account,
        "workspace_id": api.workspace,
        "project_id": api.project,
        "folder_id": api.root,
        "file_id": file,
        "version_stack_id": (
            await api.version_stacks.create(api.account, api.root, data={"file_ids": versions})
        ).data.id,
        "comment_id": (await api.comments.create(api.account, file, data={"text": "Nice", "timestamp": 1})).data.id,
        "webhook_id": (await api.webhooks.create(api.account, api.workspace, data=hook)).data.id,
        "action_id": (await api.custom_actions.actions_create(api.account, api.workspace, data=action)).data.id,
        "group_id": (await api.groups.create(api.account, data={"name": "Editors", "emoji": "🎬"})).data.id,
        "share_id": (await api.shares.create(api.account, api.project, data=share)).data.id,
        "collection_id": case.emulator.do("put_collection", project_id=api.project, name="Best takes"),
    }


def texts(annotation):
    """The texts of an enumeration, however deep it is in unions."""
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))
    return [text for inside in typing.get_args(annotation) for text in texts(inside)]


@check(emulator=["--no-rate-limits"])
async def every_order_and_every_include_is_taken(case):
    api = Api(case)
    known = await places(case, api)
    calls = 0
    for group in GROUPS:
        for name in sorted(methods(case.flavour.kind)[group]):
            operation = getattr(type(getattr(api.sdk, group)), name)
            asked = inspect.signature(operation).parameters
            if "data" in asked:
                continue
            hints = typing.get_type_hints(operation)
            ids = [known[parameter] for parameter in asked if parameter in known]
            for parameter in ("sort", "include"):
                values = texts(hints.get(parameter))
                together = [",".join(values)] if parameter == "include" and len(values) > 1 else []
                for value in values + together:
                    await getattr(getattr(api, group), name)(*ids, **{parameter: value})
                    calls += 1
    holds(calls > 150, f"there are more than 150 orders and includes, not {calls}")


@check(emulator=["--no-rate-limits"])
async def every_listing_pages_and_counts(case):
    api = Api(case)
    known = await places(case, api)
    uncounted = []
    for group in GROUPS:
        for name in sorted(methods(case.flavour.kind)[group]):
            asked = inspect.signature(getattr(type(getattr(api.sdk, group)), name)).parameters
            if "page_size" not in asked or "engine" in asked:
                continue
            ids = [known[parameter] for parameter in asked if parameter in known]
            found = await getattr(getattr(api, group), name)(*ids, page_size=100, include_total_count=True)
            body = getattr(found, "response", found)
            if getattr(body, "total_count", None) is None:
                uncounted.append(f"{group}.{name}")
            else:
                equal(body.total_count, len(body.data), f"total_count of {group}.{name}")
            equal(body.links.next, None, f"the next page of {group}.{name}")
    equal(uncounted, ["projects.recently_deleted", "shares.list_activities"], "the listings without a total")
