"""The account: endpoint 1."""

import datetime

from runner.checks import check, equal, holds, raises, typed

NUMBERS = ("max_file_size", "paid_max_file_size", "total_space", "used_space", "trash_size", "revision")
FLAGS = (
    "is_paid",
    "unlimited_autoupload_enabled",
    "is_idm_managed_folder_address_access",
    "is_idm_managed_public_access",
)
# Members that only the library names; the service was not seen to send them (wire.md §5.2).
NEVER_SEEN = (
    "deletion_restriction_days",
    "free_photounlim_end_date",
    "hide_screenshots_in_photoslice",
    "is_legal_entity",
    "payment_flow",
    "photounlim_size",
    "will_be_overdrawn",
)


@check
async def the_disk_tells_everything_about_itself(case):
    disk = await case.client.get_disk_info()
    for name in NUMBERS:
        typed(disk[name], int, name)
    for name in FLAGS:
        typed(disk[name], bool, name)
    for name in NEVER_SEEN:
        equal(disk[name], None, name)
    equal((disk.max_file_size, disk.paid_max_file_size), (1 << 30, 50 << 30), "the file limits")
    equal((disk.used_space, disk.trash_size), (0, 0), "the space in use")
    typed(disk.reg_time, datetime.datetime, "reg_time")
    equal(disk.reg_time.utcoffset(), datetime.timedelta(0), "the offset of reg_time")
    for name in disk.system_folders.FIELD_TYPES:
        holds(disk.system_folders[name].startswith("disk:/"), f"{name} is a path on the Disk")
    for name in ("uid", "login", "display_name", "country"):
        typed(disk.user[name], str, name)
    holds(disk.user.uid.isdigit(), "uid is made of digits")
    equal(disk.user.is_child, False, "is_child")
    typed(disk.user.reg_time, datetime.datetime, "the user's reg_time")


@check
async def the_disk_can_be_asked_for_some_fields(case):
    disk = await case.client.get_disk_info(
        fields=["total_space", "user.login", "system_folders.downloads", "no_such_field"]
    )
    equal(sorted(disk), ["system_folders", "total_space", "user"], "the members")
    equal((list(disk.user), list(disk.system_folders)), (["login"], ["downloads"]), "the members of members")


@check
async def extra_fields_are_taken(case):
    disk = await case.client.get_disk_info(extra_fields=["will_be_overdrawn", "payment_flow"])
    holds(disk.total_space, "the rest is there")
    [asked] = case.emulator.requests("GET", "/v1/disk")
    equal(asked.query, {"extra_fields": "will_be_overdrawn,payment_flow"}, "the query")


@check
async def space_is_counted_in_the_trash_too(case):
    case.emulator.put_file("disk:/a.txt", b"x" * 1000)
    case.emulator.put_file("disk:/b.txt", b"x" * 500)
    before = await case.client.get_disk_info()
    await case.client.remove("/a.txt")
    after = await case.client.get_disk_info()
    equal((before.used_space, before.trash_size), (1500, 0), "the space before")
    equal((after.used_space, after.trash_size), (1500, 1000), "the space after")
    holds(after.revision > before.revision, "the revision grows")


@check
async def a_total_that_is_used_up_takes_no_more(case):
    from yadisk.exceptions import InsufficientStorageError

    case.emulator.put_file("disk:/a.txt", b"x" * 1000)
    case.emulator.do("set_total_space", bytes=1000)
    equal((await case.client.get_disk_info()).total_space, 1000, "total_space")
    with raises(InsufficientStorageError):
        await case.client.copy("/a.txt", "/b.txt")
    with raises(InsufficientStorageError):
        await case.client.get_upload_link("/b.txt")
