"""Settings of public links: endpoints 14 and 19 to 21 (wire.md §5.8 to §5.10)."""

from yadisk.exceptions import FieldValidationError, PasswordRequiredError, PathNotFoundError, UnsupportedMediaError

from runner.checks import check, equal, holds, raises, typed


@check
async def settings_are_changed_and_read(case):
    case.emulator.put_dir("disk:/a")
    client = case.client
    await client.publish("/a")
    equal(list(await client.get_public_settings("/a")), [], "the settings at first")
    change = {"available_until": 4102444800, "password": "1234", "read_only": True}
    equal(await client.update_public_settings("/a", change), None, "what comes back")
    settings = await client.get_public_settings("/a")
    equal(dict(settings.FIELDS), {"available_until": 4102444800}, "what an owner reads of them")
    [asked] = case.emulator.requests("PATCH")
    equal((asked.query, asked.status), ({"path": "disk:/a"}, 200), "the request")
    equal(asked.headers["content-type"], "application/json", "Content-Type")
    [asked, _] = case.emulator.requests("GET", "/v1/disk/public/resources/public-settings")
    equal(asked.query, {"path": "disk:/a", "allow_address_access": "false"}, "the query")
    await client.update_public_settings("/a", {"available_until": "", "password": False})
    equal(list(await client.get_public_settings("/a", fields=["available_until"])), [], "the settings at last")


@check
async def settings_in_their_verbose_form_count_too(case):
    case.emulator.put_dir("disk:/a")
    client = case.client
    await client.publish("/a")
    key = (await client.get_meta("/a")).public_key
    await client.update_public_settings(
        "/a",
        {
            "available_until_verbose": {"enabled": True, "value": 4102444800},
            "password_verbose": {"enabled": True, "value": "1234"},
            "external_organization_id_verbose": {"enabled": True, "value": "42"},
        },
    )
    equal((await client.get_public_settings("/a")).available_until, 4102444800, "available_until")
    with raises(PasswordRequiredError, "DiskSymlinkPasswordRequiredError"):
        await client.get_public_meta(key)
    await client.update_public_settings(
        "/a",
        {
            "available_until_verbose": {"enabled": False, "value": 0},
            "password_verbose": {"enabled": False, "value": ""},
        },
    )
    equal((await client.get_public_settings("/a")).available_until, None, "available_until at last")
    equal(await client.public_exists(key), True, "whether it can be seen without a password")


@check
async def settings_with_accesses_are_asked_for(case):
    case.emulator.put_dir("disk:/a")
    client = case.client
    access = {"macros": ["employees"], "org_id": 7, "user_ids": ["1"], "group_ids": [2], "rights": ["read"]}
    settings = {"accesses": [access], "external_organization_id": "42", "read_only": False}
    await client.publish("/a", allow_address_access=True, public_settings=settings)
    found = await client.get_public_settings("/a", allow_address_access=True)
    [given] = found.accesses
    equal((given.macros, given.org_id, given.group_ids, given.rights), (["employees"], 7, [2], ["read"]), "the access")
    equal((found.external_organization_id, found.read_only), ("42", False), "the other settings")
    equal(list(await client.get_public_settings("/a")), [], "what the legacy form tells")
    [asked] = case.emulator.requests("PUT")
    equal(asked.query["allow_address_access"], "true", "allow_address_access")


@check
async def a_link_that_expires_is_gone_for_others(case):
    case.emulator.put_dir("disk:/a")
    client = case.client
    await client.publish("/a", public_settings={"available_until": 1})
    found = await client.get_meta("/a")
    equal(await client.public_exists(found.public_key), False, "whether others see it")
    equal((await client.get_public_settings("/a")).available_until, 1, "available_until")
    await client.update_public_settings("/a", {"available_until": ""})
    equal(await client.public_exists(found.public_key), True, "whether others see it again")


@check
async def settings_that_could_be_chosen_are_told(case):
    case.emulator.put_dir("disk:/a")
    found = await case.client.get_public_available_settings("/a")
    holds("read" in found.permissions, "one may read at least")
    holds(found.address_access_sharing in ("all", "inner"), "address_access_sharing is one of two")
    holds(found.macro_sharing in ("all", "inner"), "macro_sharing is one of two")
    typed(found.use_sharing, bool, "use_sharing")
    [default] = found.default
    equal(default.macros, ["all"], "the macros of the default")
    typed(default.org_id, int, "org_id of the default")
    equal(default.rights, ["read"], "the rights of the default")


@check
async def settings_need_something_that_is_there(case):
    client = case.client
    for call in (
        client.get_public_settings("/nothing"),
        client.get_public_available_settings("/nothing"),
        client.update_public_settings("/nothing", {"read_only": True}),
    ):
        with raises(PathNotFoundError, "DiskNotFoundError"):
            await call


@check
async def settings_of_a_wrong_form_are_refused(case):
    case.emulator.put_dir("disk:/a")
    client = case.client
    await client.publish("/a")
    for bad in ({"available_until": "soon"}, {"password": 5}, {"read_only": "no"}, {"accesses": {}}):
        with raises(FieldValidationError, "FieldValidationError"):
            await client.update_public_settings("/a", bad)
    with raises(UnsupportedMediaError):
        await client.update_public_settings("/a", {"read_only": True}, headers={"Content-Type": "text/plain"})
    # The emulator complains about this, as it should.
    case.emulator.do("clear_records")
