"""Metadata fields of ten kinds, and their values."""

from frameio import ConflictError, metadata_fields
from frameio.metadata import BulkUpdateMetadataParamsData, BulkUpdateMetadataParamsDataValuesItem

from runner.checks import check, equal, holds, raises

from ..answers import is_utc
from ..api import Api

OPTIONS = [{"display_name": "a"}, {"display_name": "b"}]
MEMBERS = {"member_options_type": "all_project_members", "notify_members": False}
#: The kinds with their configurations; some values of their own kind of text in the library.
KINDS = {
    "Date": {"display_format": "iso", "include_time": False},
    "LongText": None,
    "Number": {"scale": 2, "number_format": "bits"},
    "Rating": {"max_value": 5, "style": "heart"},
    "Select": {"options": OPTIONS, "enable_add_new": False},
    "SelectMulti": {"options": OPTIONS},
    "Text": None,
    "Toggle": {"color": "#ffffff"},
    "UserMulti": MEMBERS,
    "UserSingle": MEMBERS,
}


def params(when, kind, **members):
    """The library's parameters for making or changing a field of a kind."""
    of = getattr(metadata_fields, f"{when}FieldDefinitionParamsData_{kind}")
    configuration = members.pop("field_configuration", None)
    if configuration is not None:
        members["field_configuration"] = configuration
    return of.model_validate(members)


async def field(api, kind):
    data = params("Create", kind, name=f"My {kind}", field_configuration=KINDS[kind])
    made = (await api.metadata_fields.metadata_field_definitions_create(api.account, data=data)).data
    equal((made.field_type, made.name, made.mutable), (data.field_type, f"My {kind}", True), "what is made")
    equal(type(made).__name__, f"FieldDefinition_{kind}", "the class")
    return made


@check(emulator=["--no-rate-limits"])
async def fields_of_every_kind_are_made_changed_listed_and_deleted(case):
    api = Api(case)
    group = api.metadata_fields
    made = {kind: await field(api, kind) for kind in KINDS}
    is_utc(made["Date"].created_at, "created_at")
    holds(made["Select"].field_configuration.options[1].id, "options have ids")
    for kind in KINDS:
        data = params("Update", kind, name=f"Your {kind}", field_configuration=KINDS[kind])
        changed = await group.metadata_field_definitions_update(api.account, made[kind].id, data=data)
        equal((changed.data.id, changed.data.name), (made[kind].id, f"Your {kind}"), "what is changed")
    pager = await group.metadata_field_definitions_index(
        api.account, include="creator", sort="name_asc", page_size=50, include_total_count=True
    )
    found = await api.items(pager)
    equal(pager.response.total_count, len(found), "total_count")
    mine = {item.name: type(item).__name__ for item in found if item.mutable}
    equal(mine, {f"Your {kind}": f"FieldDefinitionWithIncludes_{kind}" for kind in KINDS}, "the classes by name")
    equal({item.creator.id for item in found if item.mutable}, {api.user}, "the creators")
    for kind in KINDS:
        await group.metadata_field_definitions_delete(api.account, made[kind].id)
    left = await api.items(await group.metadata_field_definitions_index(api.account))
    equal([item.name for item in left if item.mutable], [], "what is left")


@check(emulator=["--no-rate-limits"])
async def values_of_every_kind_are_set_and_shown(case):
    api = Api(case)
    file = api.file("a.mp4")
    made = {kind: await field(api, kind) for kind in KINDS}
    option = {kind: made[kind].field_configuration.options[0].id for kind in ("Select", "SelectMulti")}
    someone = [{"id": api.user, "type": "user"}]
    wanted = {
        "Date": "2025-01-02",
        "LongText": "many words",
        "Number": 4.5,
        "Rating": 3,
        "Select": [option["Select"]],
        "SelectMulti": [option["SelectMulti"]],
        "Text": "words",
        "Toggle": True,
        "UserMulti": someone,
        "UserSingle": someone,
    }
    values = [
        BulkUpdateMetadataParamsDataValuesItem(field_definition_id=made[kind].id, value=value)
        for kind, value in wanted.items()
    ]
    data = BulkUpdateMetadataParamsData(file_ids=[file], values=values)
    await api.metadata.bulk_update(api.account, api.project, data=data)
    shown = (await api.metadata.show(api.account, file)).data
    found = {item.field_definition_id: item for item in shown.metadata}
    for kind in ("Date", "LongText", "Number", "Rating", "Text", "Toggle"):
        equal(found[made[kind].id].value, wanted[kind], f"the value of {kind}")
    for kind in ("Select", "SelectMulti"):
        [chosen] = found[made[kind].id].value
        equal((chosen.id, chosen.display_name), (option[kind], "a"), f"the value of {kind}")
    for kind in ("UserMulti", "UserSingle"):
        equal([item.id for item in found[made[kind].id].value], [api.user], f"the value of {kind}")


@check
async def fields_without_a_value_are_shown_on_demand(case):
    api = Api(case)
    file = api.file("a.mp4")
    made = await field(api, "Text")
    for show_null in (True, False):
        shown = (await api.metadata.show(api.account, file, show_null=show_null)).data
        known = made.id in [item.field_definition_id for item in shown.metadata]
        equal(known, show_null, "whether the field is shown")


@check
async def a_name_is_taken_once(case):
    api = Api(case)
    await field(api, "Text")
    with raises(ConflictError):
        await field(api, "Text")
