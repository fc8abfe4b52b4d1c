"""Accounts, their users and their audit logs."""

import datetime

from frameio.types import AccountRoleData, Filters

from runner.checks import check, equal, holds

from ..answers import is_utc
from ..api import Api


@check
async def a_user_sees_who_they_are(case):
    api = Api(case)
    me = (await api.users.show()).data
    equal(me.id, api.user, "id")
    holds("@" in me.email, "email is an address")


@check
async def a_user_sees_their_accounts(case):
    api = Api(case)
    pager = await api.accounts.index(sort="created_at_desc", page_size=10, include_total_count=True)
    equal(pager.response.total_count, 1, "total_count")
    [account] = await api.items(pager)
    equal(account.id, api.account, "id")
    is_utc(account.created_at, "created_at")
    equal(account.storage_usage, 0, "storage_usage")


@check
async def members_are_listed_by_their_roles(case):
    api = Api(case)
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com", role="member")
    found = await api.items(await api.users.account_permissions_index(api.account, sort="role_desc"))
    equal([(item.user.id, item.role) for item in found], [(api.user, "owner"), (ben, "member")], "the members")
    equal(found[1].user.email, "ben@example.com", "email")
    page = await api.users.account_permissions_index(
        api.account, include_deactivated=True, sort="name_asc", page_size=1, include_total_count=True
    )
    equal((page.response.total_count, page.has_next), (2, True), "total_count and has_next")


@check
async def a_member_becomes_an_admin(case):
    api = Api(case)
    ben = case.emulator.do("put_user", name="Ben", email="ben@example.com")
    role = await api.account_permissions.account_user_roles_update(
        api.account, ben, data=AccountRoleData(role="admin")
    )
    equal(role.data.role, "admin", "role")


@check
async def the_audit_log_is_filtered(case):
    api = Api(case)
    project = (await api.projects.create(api.account, api.workspace, data={"name": "Film"})).data
    folder = (await api.folders.create(api.account, project.root_folder_id, data={"name": "a"})).data
    await api.folders.delete(api.account, folder.id)
    entries = await api.items(await api.accounts.auditlog_index(api.account, include="user", page_size=1))
    equal(entries[0].event_type, "asset_deleted", "the newest event")
    equal((entries[0].user.id, entries[0].resource_id), (api.user, folder.id), "user and resource")
    is_utc(datetime.datetime.fromisoformat(entries[0].inserted_at.replace("Z", "+00:00")), "inserted_at")
    made = Filters(event_type="asset_created", user_id=api.user, from_date="2020-01-01")
    entries = await api.items(await api.accounts.auditlog_index(api.account, filters=made))
    equal({entry.event_type for entry in entries}, {"asset_created"}, "what is left by filters")
    [asked] = case.emulator.requests("GET", f"/v4/accounts/{api.account}/audit_logs")[-1:]
    equal(asked.query["filters[from_date]"], "2020-01-01", "a filter in the query")
