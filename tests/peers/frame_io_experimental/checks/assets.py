"""Files, folders and version stacks: restoring, batch requests, reordering, metadata."""

from frameio_experimental.files import BulkFileGetParamsData
from frameio_experimental.metadata import UpdateAssetMetadataParamsData
from frameio_experimental.version_stacks import VersionStackReorderParamsData

from runner.checks import check, equal, holds

from ..api import Api


@check
async def what_was_deleted_is_restored(case):
    api = Api(case)
    folder = api.folder("Day 1")
    file = api.file("a.mp4", folder)
    versions = [api.file(name, folder) for name in ("v1.mp4", "v2.mp4", "v3.mp4")]
    stack = (await api.version_stacks.create(api.account, folder, data={"file_ids": versions})).data.id
    api.delete("files", file)
    equal((await api.files.restore(api.account, file)).data.name, "a.mp4", "the file")
    api.delete("folders", folder)
    equal((await api.folders.restore(api.account, folder)).data.name, "Day 1", "the folder")
    restored = (await api.version_stacks.restore(api.account, stack)).data
    equal((restored.id, restored.head_version.name), (stack, "v3.mp4"), "the version stack")


@check
async def several_files_come_at_once(case):
    api = Api(case)
    one, two = api.file("a.mp4"), api.file("b.mp4")
    api.delete("files", two)
    data = BulkFileGetParamsData(file_ids=[two, one])
    gone, shown = (await api.files.bulk_get(api.account, data=data, include="creator")).data
    equal((gone.id, gone.status, gone.file), (two, 404, None), "the one that is gone")
    holds(gone.error.detail, "it is told why")
    equal((shown.status, shown.file.name, shown.error), (200, "a.mp4", None), "the one that is there")
    equal(shown.file.creator.id, api.user, "what is included")


@check
async def versions_are_reordered(case):
    api = Api(case)
    files = [api.file(name) for name in ("v1.mp4", "v2.mp4", "v3.mp4")]
    stack = (await api.version_stacks.create(api.account, api.root, data={"file_ids": files})).data.id
    data = VersionStackReorderParamsData(target_file_id=files[0], move_to="top")
    moved = (await api.version_stacks.reorder(api.account, stack, data=data)).data
    equal([version.name for version in moved], ["v2.mp4", "v3.mp4", "v1.mp4"], "the versions")


@check
async def metadata_of_one_file_is_set(case):
    api = Api(case)
    field = (await api.metadata_fields.metadata_field_definitions_create(
        api.account, data={"field_type": "text", "name": "Scene"}
    )).data
    shown = (await api.metadata_fields.metadata_field_definitions_show(api.account, field.id, include="creator")).data
    equal((shown.name, shown.creator.id), ("Scene", api.user), "the field")
    data = UpdateAssetMetadataParamsData(values=[{"field_definition_id": field.id, "value": "12a"}])
    metadata = (await api.metadata.update(api.account, api.file("a.mp4"), data=data)).data.metadata
    equal([known.value for known in metadata if known.field_definition_id == field.id], ["12a"], "the value")
