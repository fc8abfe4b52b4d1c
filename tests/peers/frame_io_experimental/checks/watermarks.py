"""Templates of watermarks."""

from frameio_experimental.session_watermark_templates import (
    CreateSessionWatermarkTemplateParamsData,
    UpdateSessionWatermarkTemplateParamsData,
)

from runner.checks import check, equal

from ..api import Api

BLOCK = {
    "data_points": [{"type": "email", "order": 1}, {"type": "custom_text", "value": "Do not share", "order": 2}],
    "position": "top_left",
    "font_size": "huge",
    "alpha": 0.5,
}


@check
async def a_template_is_made_shown_changed_and_listed(case):
    api = Api(case)
    templates = api.session_watermark_templates
    data = CreateSessionWatermarkTemplateParamsData(name="Dailies", watermark_blocks=[BLOCK])
    made = (await templates.create(api.account, data=data)).data
    equal((made.name, made.watermark_blocks[0].font_size), ("Dailies", "huge"), "what is made")
    shown = (await templates.show(api.account, made.id, include="creator")).data
    equal((shown.id, shown.creator.id), (made.id, api.user), "what is shown")
    data = UpdateSessionWatermarkTemplateParamsData(name="Rushes")
    changed = (await templates.update(api.account, made.id, data=data)).data
    equal((changed.name, len(changed.watermark_blocks)), ("Rushes", 1), "what is changed")
    listed = await templates.index(api.account, include="creator", sort="name_asc", include_total_count=True)
    equal(([known.name for known in listed.data], listed.total_count), (["Rushes"], 1), "the templates")
