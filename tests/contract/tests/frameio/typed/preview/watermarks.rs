//! Tests of the preview's calls for watermark templates, and of shares that use them.

use frameio::ErrorKind;
use frameio::types::{
    ApiVersion, AssetShareParams, CreateSessionWatermarkTemplateParamsData, FieldDefinition,
    SessionWatermarkBlock, SessionWatermarkDataPoint, SessionWatermarkDataPointType,
    SessionWatermarkFontSize, SessionWatermarkPosition, SessionWatermarkTemplateInclude,
    SessionWatermarkTemplateSort, ShareAccess, ShareInclude, TextDefinitionParams,
    UpdateSessionWatermarkTemplateParamsData, UpdateShareParamsData,
};

use super::super::Studio;

fn block(position: SessionWatermarkPosition) -> SessionWatermarkBlock {
    let line = SessionWatermarkDataPoint::new(SessionWatermarkDataPointType::Email).order(1.0);
    SessionWatermarkBlock::new([line])
        .position(position)
        .font_size(SessionWatermarkFontSize::Huge)
        .alpha(0.5)
}

#[tokio::test]
async fn templates_are_created_shown_changed_and_listed() {
    let studio = Studio::open().await;
    let (account, templates) = (
        studio.account.as_str(),
        studio.client.session_watermark_templates(),
    );
    let blocks = [block(SessionWatermarkPosition::TopLeft)];
    let data = CreateSessionWatermarkTemplateParamsData::new("Dailies", blocks);
    let made = templates.create(account, data).send().await.unwrap();
    assert_eq!(
        (made.status().as_u16(), made.name.as_str()),
        (201, "Dailies")
    );
    assert_eq!(studio.asked_for().as_deref(), Some("experimental"));
    let shown = templates.show(account, &made.id);
    let shown = shown.include([SessionWatermarkTemplateInclude::Creator]);
    let shown = shown.await.unwrap();
    assert!(shown.creator.is_some());
    let [known] = shown.watermark_blocks.as_slice() else {
        panic!("{shown:?}");
    };
    assert_eq!(
        known.data_points[0].type_,
        SessionWatermarkDataPointType::Email
    );
    let blocks = [
        SessionWatermarkPosition::TopLeft,
        SessionWatermarkPosition::BottomRight,
    ];
    let data = UpdateSessionWatermarkTemplateParamsData::new().watermark_blocks(blocks.map(block));
    let changed = templates.update(account, &made.id, data).await.unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.watermark_blocks.len()),
        ("Dailies", 2)
    );
    let listed = templates
        .index(account)
        .sort(SessionWatermarkTemplateSort::NameAsc);
    let listed = listed.include(["creator"]).send().await.unwrap();
    assert_eq!(listed.data[0].id, made.id);
    studio.no_complaints();
}

#[tokio::test]
async fn a_rotation_out_of_bounds_is_not_sent() {
    let studio = Studio::open().await;
    let blocks = [block(SessionWatermarkPosition::TopLeft).rotation(60.0)];
    let data = CreateSessionWatermarkTemplateParamsData::new("Dailies", blocks);
    let templates = studio.client.session_watermark_templates();
    let refused = templates.create(&studio.account, data).await.unwrap_err();
    assert!(refused.is_invalid_input(), "{refused}");
    assert!(studio.emulator.requests().is_empty());
}

#[tokio::test]
async fn a_share_accepts_a_template_and_returns_fields_in_the_preview() {
    let studio = Studio::open().await;
    let (account, shares) = (studio.account.as_str(), studio.client.shares());
    let templates = studio.client.session_watermark_templates();
    let data = CreateSessionWatermarkTemplateParamsData::new(
        "Dailies",
        [block(SessionWatermarkPosition::TopLeft)],
    );
    let template = templates.create(account, data).await.unwrap();
    let fields = studio.client.metadata_fields();
    let made =
        fields.metadata_field_definitions_create(account, TextDefinitionParams::new("Scene"));
    let FieldDefinition::Text(field) = made.await.unwrap() else {
        panic!("it is a field for a text");
    };

    let params = AssetShareParams::new(ShareAccess::Public, "For review")
        .watermark_template_id(&template.id)
        .visible_field_definition_ids([&field.id]);
    let made = shares.create(account, &studio.project, params);
    let made = made.api_version(ApiVersion::Experimental).await.unwrap();
    assert_eq!(made.watermark_template_id.as_ref(), Some(&template.id));
    let shown = shares.show(account, &made.id);
    let asked = shown.clone().api_version(ApiVersion::Experimental);
    let asked = asked.include([ShareInclude::VisibleFieldDefinitions]);
    let asked = asked.await.unwrap();
    assert_eq!(
        asked.visible_field_definitions.map(|fields| fields.len()),
        Some(1)
    );
    let listed = shares.index(account, &studio.project);
    let listed = listed.api_version(ApiVersion::Experimental);
    let listed = listed
        .include(["featured_field_definition"])
        .send()
        .await
        .unwrap();
    assert_eq!(
        listed.data[0].watermark_template_id.as_ref(),
        Some(&template.id)
    );
    let change = UpdateShareParamsData::new().clear_watermark_template_id();
    let change = shares.update(account, &made.id, change);
    let changed = change.api_version(ApiVersion::Experimental).await.unwrap();
    assert_eq!(changed.watermark_template_id, None);
    studio.no_complaints();
    let unknown = UpdateShareParamsData::new().watermark_template_id(&*studio.project);
    let unknown = shares.update(account, &made.id, unknown);
    let refused = unknown
        .api_version(ApiVersion::Experimental)
        .await
        .unwrap_err();
    assert_eq!(ErrorKind::of(&refused), ErrorKind::UnprocessableEntity);
}
