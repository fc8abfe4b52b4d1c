//! Tests of the typed calls for accounts, audit logs, users and roles.

use frameio::ErrorKind;
use frameio::types::{
    AccountRole, AccountRoleData, AccountRoleDataRole, AccountSort, AuditLogEventType,
    AuditLogFilters, AuditLogInclude, AuditLogResourceType, FolderCreateParamsData, UserRoleSort,
};

use super::Studio;

#[tokio::test]
async fn accounts_index_lists_the_accounts_of_the_user() {
    let studio = Studio::open().await;
    studio.emulator.put_account("zzz");
    let index = studio.client.accounts().index();
    let index = index.sort(AccountSort::DisplayNameDesc).page_size(1);
    let mut items = index.include_total_count(true).items();
    let first = items.try_next().await.unwrap().expect("the first");
    assert_eq!(first.display_name, "zzz");
    assert_eq!(items.total(), Some(2));
    let second = items.try_next().await.unwrap().expect("the second");
    assert_eq!(second.id, studio.account);
    assert_eq!(second.roles, [AccountRole::Owner]);
    assert_eq!(second.storage_limit, None, "there is none");
    assert!(items.try_next().await.unwrap().is_none());
    assert_eq!(studio.last().query("sort"), Some("display_name_desc"));
    studio.no_complaints();
}

#[tokio::test]
async fn accounts_auditlog_index_is_filtered_by_a_deep_object() {
    let studio = Studio::open().await;
    let data = FolderCreateParamsData::new().name("a");
    let folders = studio.client.folders();
    let made = folders.create(&studio.account, &studio.root, data);
    let made = made.send().await.unwrap();
    studio.emulator.put_audit_entry("user_login", "user", "U");
    let logs = || studio.client.accounts().auditlog_index(&studio.account);
    let all = logs()
        .include([AuditLogInclude::User])
        .include_total_count(true);
    let all = all.send().await.unwrap();
    assert_eq!(all.total_count, Some(2));
    assert_eq!(studio.last().header("api-version"), Some("4.0"));
    let day = studio.emulator.clock().now().date_naive();
    let filters = AuditLogFilters::new()
        .event_type(AuditLogEventType::AssetCreated)
        .resource_type(AuditLogResourceType::Asset)
        .resource_id(made.id.as_str())
        .from_date(day)
        .to_date(day);
    let found = logs().include(["user"]).filters(filters).page_size(1);
    let found = found.items().collect_all(10).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].event_type, AuditLogEventType::AssetCreated);
    let user = found[0].user.as_ref().expect("it was asked for");
    assert_eq!(user.id.as_deref(), Some(studio.emulator.user_id()));
    assert_eq!(
        studio.last().query("filters[from_date]"),
        Some(day.to_string().as_str())
    );
    studio.no_complaints();
}

#[tokio::test]
async fn users_show_gives_the_signed_in_user() {
    let studio = Studio::open().await;
    let me = studio.client.users().show().send().await.unwrap();
    assert_eq!(me.id, studio.emulator.user_id());
    assert_eq!(
        (me.name.as_str(), me.email.as_str()),
        ("Ann Owner", "ann@example.com")
    );
    assert_eq!(me.headers()["x-ratelimit-limit"], "100");
    studio.no_complaints();
}

#[tokio::test]
async fn account_permissions_index_is_under_users() {
    let studio = Studio::open().await;
    let ben = studio.guest();
    let users = || {
        studio
            .client
            .users()
            .account_permissions_index(&studio.account)
    };
    let list = users().sort(UserRoleSort::NameDesc).page_size(1);
    let found = list.items().collect_all(10).await.unwrap();
    let known: Vec<_> = found.iter().map(|item| item.user.id.as_deref()).collect();
    assert_eq!(known, [Some(ben.as_str()), Some(studio.emulator.user_id())]);
    assert_eq!(found[0].role, Some(AccountRole::Member));
    studio.emulator.set_active(&ben, false).unwrap();
    let active = users().include_total_count(true).send().await.unwrap();
    assert_eq!(active.total_count, Some(1));
    let all = users().include_deactivated(true).send().await.unwrap();
    assert_eq!(all.data.len(), 2);
    studio.no_complaints();
}

#[tokio::test]
async fn account_user_roles_update_changes_a_role_in_the_account() {
    let studio = Studio::open().await;
    let ben = studio.guest();
    let data = AccountRoleData::new(AccountRoleDataRole::Admin);
    let roles = studio.client.account_permissions();
    let changed = roles.account_user_roles_update(&studio.account, &ben, data);
    assert_eq!(
        changed.send().await.unwrap().role,
        AccountRoleDataRole::Admin
    );
    let me = studio.emulator.user_id();
    let data = AccountRoleData::new(AccountRoleDataRole::Member);
    let refused = roles.account_user_roles_update(&studio.account, me, data);
    let refused = refused.send().await.unwrap_err();
    assert_eq!(
        ErrorKind::of(&refused),
        ErrorKind::Forbidden,
        "the owner stays"
    );
    studio.no_complaints();
}
