//! Tests of the typed calls for metadata: ten kinds of fields, and their values.

use frameio::ErrorKind;
use frameio::types::{
    BulkUpdateMetadataParamsData, BulkUpdateMetadataParamsDataValuesItem,
    CreateFieldDefinitionParamsData, DateConfigurationParams, DateDefinitionParams,
    DateDisplayFormat, FieldDefinition, FieldDefinitionInclude, FieldDefinitionSort,
    FieldDefinitionWithIncludes, LongTextDefinitionParams, MemberOptionsType, MetadataField,
    NumberConfigurationParams, NumberDefinitionParams, RatingConfigurationParams,
    RatingDefinitionParams, SelectConfigurationParams, SelectDefinitionParams,
    SelectMultiDefinitionParams, SelectOptionParams, TextDefinitionParams, ToggleDefinitionParams,
    UpdateSelectConfigurationParams, UpdateSelectDefinitionParams, UpdateTextDefinitionParams,
    UserConfigurationParams, UserMultiDefinitionParams, UserSingleDefinitionParams,
};
use serde_json::{Value, json};

use super::Studio;

impl Studio {
    async fn field(&self, data: impl Into<CreateFieldDefinitionParamsData>) -> FieldDefinition {
        let fields = self.client.metadata_fields();
        let made = fields.metadata_field_definitions_create(&self.account, data);
        made.send().await.unwrap().into_body()
    }

    async fn set(&self, file: &str, field: &str, value: Value) {
        let value = BulkUpdateMetadataParamsDataValuesItem::new(field, value);
        let data = BulkUpdateMetadataParamsData::new([file], [value]);
        let set = self.client.metadata();
        let set = set.bulk_update(&self.account, &self.project, data);
        assert_eq!(set.send().await.unwrap().status(), 204);
    }

    async fn values(&self, file: &str) -> Vec<MetadataField> {
        let shown = self.client.metadata().show(&self.account, file);
        shown.send().await.unwrap().into_body().metadata
    }
}

fn options() -> SelectConfigurationParams {
    let options = ["a", "b"].map(SelectOptionParams::new);
    SelectConfigurationParams::new(options).enable_add_new(false)
}

fn members() -> UserConfigurationParams {
    UserConfigurationParams::new(MemberOptionsType::AllProjectMembers, false)
}

#[tokio::test]
async fn field_definitions_of_all_ten_kinds_are_created() {
    let studio = Studio::open().await;
    let date = DateConfigurationParams::new(DateDisplayFormat::Iso).include_time(true);
    let kinds: [CreateFieldDefinitionParamsData; 10] = [
        TextDefinitionParams::new("text").into(),
        LongTextDefinitionParams::new("long").into(),
        DateDefinitionParams::new("date", date).into(),
        NumberDefinitionParams::new("number", NumberConfigurationParams::new(2)).into(),
        RatingDefinitionParams::new("rating", RatingConfigurationParams::new(3)).into(),
        ToggleDefinitionParams::new("toggle").into(),
        SelectDefinitionParams::new("select", options()).into(),
        SelectMultiDefinitionParams::new("multi", options()).into(),
        UserSingleDefinitionParams::new("user", members()).into(),
        UserMultiDefinitionParams::new("users", members()).into(),
    ];
    let mut made = Vec::new();
    for kind in kinds {
        made.push(studio.field(kind).await);
    }
    assert!(matches!(&made[0], FieldDefinition::Text(field) if field.name == "text"));
    assert!(matches!(&made[1], FieldDefinition::LongText(field) if field.mutable));
    assert!(matches!(&made[2], FieldDefinition::Date(field)
        if field.field_configuration.include_time == Some(true)));
    assert!(matches!(&made[3], FieldDefinition::Number(field)
        if field.field_configuration.scale == 2));
    assert!(matches!(&made[4], FieldDefinition::Rating(field)
        if field.field_configuration.max_value == 3));
    assert!(matches!(&made[5], FieldDefinition::Toggle(_)));
    assert!(matches!(&made[6], FieldDefinition::Select(field)
        if field.field_configuration.options.len() == 2
            && field.field_configuration.enable_add_new == Some(false)));
    assert!(matches!(&made[7], FieldDefinition::SelectMulti(_)));
    assert!(matches!(&made[8], FieldDefinition::UserSingle(field)
        if field.field_configuration.member_options_type == MemberOptionsType::AllProjectMembers));
    assert!(matches!(&made[9], FieldDefinition::UserMulti(_)));
    studio.no_complaints();
}

#[tokio::test]
async fn field_definitions_are_listed_updated_and_deleted() {
    let studio = Studio::open().await;
    let fields = studio.client.metadata_fields();
    let made = studio
        .field(SelectDefinitionParams::new("Stage", options()))
        .await;
    let FieldDefinition::Select(made) = made else {
        panic!("{made:?} is another kind");
    };
    let index = fields.metadata_field_definitions_index(&studio.account);
    let index = index
        .include([FieldDefinitionInclude::Creator])
        .page_size(2);
    let index = index
        .sort(FieldDefinitionSort::NameDesc)
        .include_total_count(true);
    let mut items = index.items();
    let first = items.try_next().await.unwrap().expect("the first");
    let FieldDefinitionWithIncludes::Select(first) = first else {
        panic!("{first:?} is another kind");
    };
    assert_eq!(
        (first.id.as_str(), items.total()),
        (made.id.as_str(), Some(3))
    );
    assert_eq!(
        first.creator.and_then(|user| user.name).as_deref(),
        Some("Ann Owner")
    );

    let options = ["c", "a"].map(SelectOptionParams::new);
    let options = UpdateSelectConfigurationParams::new().options(options);
    let data = UpdateSelectDefinitionParams::new()
        .name("Step")
        .field_configuration(options);
    let account = studio.account.as_str();
    let changed = fields.metadata_field_definitions_update(account, &made.id, data);
    let changed = changed.send().await.unwrap().into_body();
    let FieldDefinition::Select(changed) = changed else {
        panic!("{changed:?} is another kind");
    };
    assert_eq!(changed.name, "Step");
    let (new, old) = (&changed.field_configuration, &made.field_configuration);
    assert_eq!(
        new.options[1].id, old.options[0].id,
        "what stays keeps its id"
    );

    let gone = fields.metadata_field_definitions_delete(account, &made.id);
    gone.send().await.unwrap();
    let data = UpdateTextDefinitionParams::new().name("x");
    let missing = fields.metadata_field_definitions_update(account, &made.id, data);
    let missing = missing.send().await.unwrap_err();
    assert_eq!(ErrorKind::of(&missing), ErrorKind::NotFound);
    studio.no_complaints();
}

#[tokio::test]
async fn metadata_bulk_update_sets_values_and_metadata_show_reads_them() {
    let studio = Studio::open().await;
    let file = studio.file("a.mp4");
    let note = studio.field(TextDefinitionParams::new("Note")).await;
    let stars = RatingDefinitionParams::new("Stars", RatingConfigurationParams::new(5));
    let (FieldDefinition::Text(note), FieldDefinition::Rating(stars)) =
        (note, studio.field(stars).await)
    else {
        panic!("other kinds came back");
    };
    studio.set(&file, &note.id, json!("good")).await;
    studio.set(&file, &stars.id, json!(4)).await;
    let values = studio.values(&file).await;
    assert!(
        values
            .iter()
            .any(|value| matches!(value, MetadataField::Text(text)
        if text.field_definition_id == note.id && text.value.as_deref() == Some("good")))
    );
    assert!(
        values
            .iter()
            .any(|value| matches!(value, MetadataField::Rating(stars)
        if stars.value == Some(4)))
    );
    studio.set(&file, &note.id, Value::Null).await;
    let left = studio.values(&file).await;
    assert!(
        !left
            .iter()
            .any(|value| matches!(value, MetadataField::Text(text)
        if text.field_definition_id == note.id))
    );
    let all = studio
        .client
        .metadata()
        .show(&studio.account, &file)
        .show_null(true);
    let all = all.send().await.unwrap();
    assert_eq!(studio.last().query("show_null"), Some("true"));
    assert!(
        all.metadata
            .iter()
            .any(|value| matches!(value, MetadataField::Text(text)
        if text.field_definition_id == note.id && text.value.is_none()))
    );
    studio.no_complaints();
}
