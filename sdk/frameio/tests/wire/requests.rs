//! Tests of requests: what they send and leave out.

use std::collections::HashSet;
use std::time::Duration;

use cloud_drives_core::{BoxFuture, RawResponse, Result};
use frameio::types::{
    AddAssetParamsData, Anchor, AssetShareParams, AttachmentInput, AuditLogFilters,
    BulkFileCopyMoveParamsData, BulkUpdateMetadataParamsData,
    BulkUpdateMetadataParamsDataValuesItem, CreateCommentParamsData, DateConfiguration,
    DateConfigurationParams, FileCopyParamsData, FileCreateLocalUploadParamsData, FileId,
    FileImportParamsData, RefreshTokenGrant, RemoveReviewerParamsData,
    RemoveReviewerParamsDataReviewers, VersionStackCreateParamsData, WebhookCreateParamsData,
};
use serde_json::Value;

use crate::support::Script;

#[tokio::test]
async fn every_operation_is_counted_by_itself() {
    let script = Script::new((0..3).map(|_| (500, Value::Null)));
    let client = script.client();
    client.files().show("a", "f").send_raw().await.unwrap();
    client.folders().show("a", "f").send_raw().await.unwrap();
    client.comments().show("a", "c").send_raw().await.unwrap();
    let limits: Vec<_> = script
        .asked()
        .iter()
        .map(|request| request.operation().rate_limit().unwrap())
        .collect();
    assert_eq!(
        (limits[0].calls, limits[0].per),
        (10, Duration::from_secs(1))
    );
    assert_eq!(
        (limits[1].calls, limits[1].per),
        (100, Duration::from_secs(60))
    );
    let scopes: HashSet<_> = limits.iter().map(|limit| limit.scope).collect();
    assert_eq!(scopes.len(), 3);
}

/// Each call breaks one bound: ids, lists and sizes that the service would refuse, or take for something else.
#[tokio::test]
async fn arguments_out_of_bounds_are_refused_by_name_before_sending() {
    let script = Script::new([]);
    let client = script.client();
    let (files, shares, metadata) = (client.files(), client.shares(), client.metadata());
    let ids = |count: usize| (0..count).map(|n| FileId::from(n.to_string()));
    let value = || BulkUpdateMetadataParamsDataValuesItem::new("d", 1);
    let none = Vec::<BulkUpdateMetadataParamsDataValuesItem>::new();
    let attachments = |count| (0..count).map(|_| AttachmentInput::new("a", 1, "image/png"));
    let comment = || CreateCommentParamsData::new("x");
    let reviewers = RemoveReviewerParamsDataReviewers::new().user_ids([""]);
    let refused: Vec<(&str, BoxFuture<'_, Result<RawResponse>>)> = vec![
        ("account_id", Box::pin(files.show("", "f").send_raw())),
        ("file_id", Box::pin(files.delete("a", "").send_raw())),
        ("share_id", Box::pin(shares.show("a", "").send_raw())),
        (
            "asset_id",
            Box::pin(shares.remove_asset("a", "s", "").send_raw()),
        ),
        (
            "collection_id",
            Box::pin(client.collections().show("a", "").send_raw()),
        ),
        (
            "action_id",
            Box::pin(client.custom_actions().actions_delete("a", "").send_raw()),
        ),
        (
            "group_id",
            Box::pin(client.groups().show("a", "").send_raw()),
        ),
        (
            "webhook_id",
            Box::pin(client.webhooks().delete("a", "").send_raw()),
        ),
        (
            "field_definition_id",
            Box::pin(
                client
                    .metadata_fields()
                    .metadata_field_definitions_delete("a", "")
                    .send_raw(),
            ),
        ),
        (
            "attachment_id",
            Box::pin(client.comments().delete_attachment("a", "c", "").send_raw()),
        ),
        (
            "page_size",
            Box::pin(shares.index("a", "p").page_size(101).send_raw()),
        ),
        (
            "page_size",
            Box::pin(files.list("a", "f").page_size(501).send_raw()),
        ),
        (
            "parent_id",
            Box::pin(
                files
                    .copy("a", "f")
                    .data(FileCopyParamsData::new().parent_id(""))
                    .send_raw(),
            ),
        ),
        (
            "file_ids",
            Box::pin(
                files
                    .bulk_copy("a", BulkFileCopyMoveParamsData::new(ids(101), "f"))
                    .send_raw(),
            ),
        ),
        (
            "file_ids[1]",
            Box::pin(
                files
                    .bulk_move("a", BulkFileCopyMoveParamsData::new(["x", ""], "f"))
                    .send_raw(),
            ),
        ),
        (
            "file_ids",
            Box::pin(
                client
                    .version_stacks()
                    .create("a", "f", VersionStackCreateParamsData::new(["x"]))
                    .send_raw(),
            ),
        ),
        (
            "file_ids",
            Box::pin(
                metadata
                    .bulk_update(
                        "a",
                        "p",
                        BulkUpdateMetadataParamsData::new(ids(0), [value()]),
                    )
                    .send_raw(),
            ),
        ),
        (
            "values",
            Box::pin(
                metadata
                    .bulk_update("a", "p", BulkUpdateMetadataParamsData::new(ids(1), none))
                    .send_raw(),
            ),
        ),
        (
            "asset_id",
            Box::pin(
                shares
                    .add_asset("a", "s", AddAssetParamsData::new(""))
                    .send_raw(),
            ),
        ),
        (
            "name",
            Box::pin(
                shares
                    .create("a", "p", AssetShareParams::new("public", ""))
                    .send_raw(),
            ),
        ),
        (
            "reviewers.user_ids[0]",
            Box::pin(
                shares
                    .remove_reviewers("a", "s", RemoveReviewerParamsData::new(reviewers))
                    .send_raw(),
            ),
        ),
        (
            "events",
            Box::pin(
                client
                    .webhooks()
                    .create(
                        "a",
                        "w",
                        WebhookCreateParamsData::new("n", "https://example.com", [] as [&str; 0]),
                    )
                    .send_raw(),
            ),
        ),
        (
            "attachments",
            Box::pin(
                client
                    .comments()
                    .create("a", "f", comment().attachments(attachments(7)))
                    .send_raw(),
            ),
        ),
        (
            "anchor.x",
            Box::pin(
                client
                    .comments()
                    .create("a", "f", comment().anchor(Anchor::new(1.5, 0.0)))
                    .send_raw(),
            ),
        ),
        (
            "file_size",
            Box::pin(
                files
                    .create_local_upload(
                        "a",
                        "f",
                        FileCreateLocalUploadParamsData::new("x", (5 << 40) + 1),
                    )
                    .send_raw(),
            ),
        ),
        (
            "key",
            Box::pin(
                files
                    .import_file("a", "f", FileImportParamsData::new("n", "", "l"))
                    .send_raw(),
            ),
        ),
        (
            "user_id",
            Box::pin(
                client
                    .accounts()
                    .auditlog_index("a")
                    .filters(AuditLogFilters::new().user_id(""))
                    .send_raw(),
            ),
        ),
        (
            "client_id",
            Box::pin(
                client
                    .oauth()
                    .token(RefreshTokenGrant::new("", "r"))
                    .send_raw(),
            ),
        ),
    ];
    for (name, sent) in refused {
        let error = sent.await.unwrap_err();
        assert!(error.is_invalid_input(), "{name}: {error}");
        assert!(error.to_string().contains(name), "{name}: {error}");
    }
    assert!(script.asked().is_empty());
}

#[test]
fn a_configuration_that_was_read_can_be_sent_again() {
    let read = r#"{"display_format": "euro", "include_time": true, "display_timezone": null}"#;
    let read: DateConfiguration = serde_json::from_str(read).unwrap();
    let sent = serde_json::to_value(DateConfigurationParams::from(read)).unwrap();
    assert_eq!(
        sent,
        serde_json::json!({"display_format": "euro", "include_time": true})
    );
}
