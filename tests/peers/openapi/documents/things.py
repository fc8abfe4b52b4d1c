"""The items on an emulator before its operations are called: files, folders and everything else with an id."""

import contextlib
import dataclasses

import requests

from runner.emulator import Emulator

@dataclasses.dataclass
class Place:
    """Where an emulator listens, and what is on it."""

    servers: dict
    token: str
    names: dict
    #: What stands before the token in `Authorization`.
    word: str = "Bearer"
    #: Names whose made-up values are always replaced.
    ids: frozenset = frozenset()
    #: Optional parameters of the query that are not sent: projections, since a document describes the whole answer.
    never: tuple = ()
    #: Refusals that are about the state of things, which no document could tell: a status and words of the answer.
    allowed: tuple = ()

    def known(self, key, where):
        """What can stand at a parameter or member of this name."""
        return self.names.get(f"{where}.{key}", self.names.get(key))

    def is_id(self, key):
        """Whether a made-up value of this name is never sent."""
        return key in self.ids or key.endswith("_id")

    def headers(self, operation):
        """The token, where an operation takes one."""
        security = operation.definition.raw.get("security", operation.schema.raw_schema.get("security"))
        return {"Authorization": f"{self.word} {self.token}"} if security else {}

    def allows(self, response):
        """Whether a refusal is about the state of things."""
        return any(status == response.status_code and words in response.text for status, words in self.allowed)


@contextlib.contextmanager
def emulator(name, program):
    """A running emulator with things on it."""
    arguments = {"frameio": ["--no-rate-limits"]}.get(name, [])
    with Emulator(program, [name, *arguments]) as running:
        yield PREPARED[name](running)


def call(method, url, token, word="Bearer", headers=None, **more):
    """Sends a call that has to work, and returns its answer."""
    headers = {"Authorization": f"{word} {token}"} | (headers or {})
    response = requests.request(method, url, headers=headers, timeout=20, **more)
    if not response.ok:
        raise RuntimeError(f"{method} {url}: {response.status_code} {response.text}")
    return response.json() if response.content else None


def yandex_disk(running):
    about = running.about
    api, token = about["api_url"], about["token"]
    running.put_dir("disk:/folder/inner")
    for name in ("a.txt", "b.txt", "folder/c.txt", "gone.txt", "public.txt"):
        running.put_file(f"disk:/{name}", name.encode())
    disk = f"{api}/v1/disk"

    def ask(method, call_path, **query):
        return call(method, f"{disk}{call_path}", token, "OAuth", params=query)

    ask("PUT", "/resources/publish", path="disk:/public.txt")
    key = ask("GET", "/resources", path="disk:/public.txt")["public_key"]
    ask("DELETE", "/resources", path="disk:/gone.txt")
    trash = [item["path"] for item in ask("GET", "/trash/resources", path="trash:/")["_embedded"]["items"]]
    running_copy = ask("POST", "/resources/copy", **{"from": "disk:/folder", "path": "disk:/copy", "force_async": "true"})
    paths = ["disk:/a.txt", "disk:/b.txt", "disk:/folder", "disk:/folder/c.txt", "disk:/new"]
    return Place(
        servers={"api": api, "oauth": about["oauth_url"]},
        token=token,
        word="OAuth",
        names={
            "from": paths[:4],
            "path": paths + trash,
            "save_path": ["disk:/", "disk:/folder"],
            "public_key": [key],
            "operation_id": [running_copy["href"].rsplit("/", 1)[-1]],
            "client_id": [about["client_id"]],
            "client_secret": [about.get("client_secret", "")],
            "url": ["https://files.example/a.txt"],
        },
        never=("fields",),
        allowed=(
            (400, "invalid_grant"),
            (400, "invalid_client"),
            (400, "invalid_scope"),
            (400, "bad_verification_code"),
            (400, "a directory has no MD5"),
            # `false` is the only truth value that is a password, "" the only text that is an expiry: no schema of the vocabulary says that.
            (400, 'field \\"password\\"'),
            (400, 'field \\"available_until\\"'),
            # Members of these are needed together; whether by the service, is not known.
            (400, "password_verbose"),
            (400, "available_until_verbose"),
            (400, "external_organization_id_verbose"),
            # An area of the Disk stands before a colon.
            (400, "a path with a colon"),
        ),
    )


def amazon_drive(running):
    about = running.about
    folder = running.do("put_folder", path="/folder")
    inner = running.do("put_folder", path="/folder/inner")
    file = running.do("put_file", path="/a.txt", text="a")
    other = running.do("put_file", path="/folder/b.txt", text="b")
    gone = running.do("put_file", path="/gone.txt", text="gone")
    running.do("trash", place=gone)
    owner = about["owner_id"]
    running.do("set_property", place=file, owner=owner, key="key", value="value")
    return Place(
        servers={
            "metadata": about["metadata_url"],
            "master": about["master_url"],
            "content": about["content_url"],
            "oauth": about["token_url"].removesuffix("/auth/o2/token"),
            "relay": about["relay_url"].rstrip("/"),
        },
        token=about["token"],
        names={
            "parameter.id": [file, other, folder, gone],
            "parentId": [folder, about["root_id"]],
            "parents": [folder, inner],
            "fromParent": [about["root_id"]],
            "childId": [file, other, inner],
            "owner": [owner],
            "key": ["key", "other"],
            "access_token": [about["token"]],
            "refresh_token": [about["refresh_token"]],
            "client_id": [about["client_id"]],
            "client_secret": [about["client_secret"]],
        },
        ids=frozenset({"id", "parentId", "childId", "owner"}),
        never=("fields", "startToken", "filters", "sort"),
        allowed=(
            (400, "is not a folder"),
            (400, "is not a file"),
            (400, "is not a child of"),
            (400, "No thumbnail can be made"),
            (400, "Invalid status"),
            # The order of parts is more than OpenAPI can say.
            (400, "its parts must be"),
            (400, "invalid_grant"),
            (400, "invalid_token"),
        ),
    )


def verizon_cloud(running):
    about = running.about
    api, token = about["api_url"], about["token"]
    running.do("put_folder", path="/VZMOBILE/folder")
    for name in ("a.txt", "folder/b.txt", "gone.txt"):
        running.do("put_file", path=f"/VZMOBILE/{name}", text=name)
    running.do("trash", path="/VZMOBILE/gone.txt")
    contact = running.do("add_contact", fields={"firstname": "A"})
    paths = ["/VZMOBILE/a.txt", "/VZMOBILE/folder", "/VZMOBILE/folder/b.txt", "/VZMOBILE/new"]
    return Place(
        servers={"api": api},
        token=token,
        names={
            "path": paths,
            "paths": [paths[0], paths[2]],
            "uri": [running.do("uri", path=path) for path in paths[:3]],
            "contactid": [contact if isinstance(contact, str) else str(contact)],
            "virtualfolder": ["VZMOBILE"],
            "since": ["2017-05-25T06:50:39Z"],
            "until": ["2037-05-25T06:50:39Z"],
            "client_id": [about["client_id"]],
            "client_secret": [about["client_secret"]],
            "redirect_uri": [about["redirect_uri"]],
            "refresh_token": [about["refresh_token"]],
            "access_token": [token],
        },
        ids=frozenset({"virtualfolder", "since", "until"}),
        never=("cursor",),
        allowed=(
            (400, "is a folder"),
            (400, "is not a folder"),
            (400, "there is no folder"),
            (400, "the query is malformed"),
            (400, "id differs from the path"),
            (400, "can't be the target"),
            (400, "must be a number from 1 to 4096"),
            (400, "Basic auth required"),
            (400, "a page requires a count"),
            (400, "either size or both of th and tw"),
            (400, "invalid_grant"),
        ),
    )


def frameio(running):
    about = running.about
    api, token = about["api_url"], about["token"]
    account, workspace, project = about["account_id"], about["workspace_id"], about["project_id"]
    root = about["root_folder_id"]
    base = f"{api}/v4/accounts/{account}"

    def post(path, **data):
        return call("POST", f"{base}{path}", token, json={"data": data})["data"]["id"]

    folders = [running.do("put_folder", parent_id=root, name=f"folder {number}") for number in range(3)]
    files = [running.do("put_file", parent_id=root, name=f"{number}.mp4", text="film") for number in range(4)]
    stack = post(f"/folders/{root}/version_stacks", file_ids=files[2:])
    user = running.do("put_user", name="Other", email="other@example.com")
    comment = post(f"/files/{files[0]}/comments", text="A comment.")
    share = post(f"/projects/{project}/shares", type="asset", access="public", name="A share", asset_ids=[files[0]])
    webhook = post(f"/workspaces/{workspace}/webhooks", name="A hook", url="https://hooks.example/a", events=["file.created"])
    field = post("/metadata/field_definitions", field_type="text", name="A field")
    action = post(f"/workspaces/{workspace}/actions", name="An action", description="It acts.", event="act", url="https://hooks.example/b")
    media = {"name": "a.png", "file_size": 1, "media_type": "image/png"}
    attachment = post(f"/comments/{comment}/attachments", **media)
    preview = {"headers": {"api-version": "experimental"}}
    points = [{"type": "email", "order": 1}]
    block = {"data_points": points, "position": "top_left", "font_size": "huge", "alpha": 0.5}
    data = {"name": "A template", "watermark_blocks": [block]}
    template = call("POST", f"{base}/session_watermark_templates", token, json={"data": data}, **preview)["data"]["id"]
    names = {
        "session_watermark_template_id": [template],
        "action_id": [action],
        "attachment_id": [attachment],
        "field_definition_id": [field],
        "user_ids": [about["user_id"], user],
        "emails": ["other@example.com"],
        "account_id": [account],
        "workspace_id": [workspace],
        "project_id": [project],
        "folder_id": folders,
        "folder_ids": folders,
        "parent_id": [root, *folders],
        "file_id": files[:2],
        "file_ids": files[:2],
        "asset_id": files[:2],
        "asset_ids": files[:2],
        "version_stack_id": [stack],
        "user_id": [about["user_id"], user],
        "comment_id": [comment],
        "share_id": [share],
        "webhook_id": [webhook],
        "group_id": [running.do("put_group", name="A group", source="frame")],
        "collection_id": [running.do("put_collection", project_id=project, name="A collection")],
        "client_id": [about["client_id"]],
        "client_secret": [about["client_secret"]],
    }
    return Place(
        servers={"api": api, "oauth": about["ims_url"]},
        token=token,
        names=names,
        # Filters of the audit log are a language of their own.
        never=("after", "filters"),
        allowed=(
            # The vendor's document tells this of two names only (`specs/frameio/wire.md §3`); the
            # emulator asks it of all.
            (422, "Expected: non-blank string on one line"),
            # A made-up id inside of a body, which may name nothing.
            (422, "Expected: id"),
            (422, "Expected: email"),
            (422, "Expected: http or https URL"),
            # Lists that may be left out, but not be empty.
            (422, "Array length must be"),
            (422, "No user has this identifier"),
            (422, "Only PDF files have pages"),
            (422, "A duration needs a timestamp"),
            # What a field holds depends on its type, which is known by its id only.
            (422, "/data/values/0/value"),
            (422, "The type of a field can't be changed"),
            # The document has these optional with a default, so that callers need not choose
            # (`specs/frameio/wire.md §3`).
            (422, "Missing field: display_format"),
            (422, "Missing field: options"),
            # A comment that has no such thing yet needs the whole of it.
            (422, "/data/text_review_annotation/"),
            (422, "The parent is the asset or is inside it"),
            (422, "The file is not in the folder of the path"),
            (422, "Exactly one kind of identifier is needed"),
            (422, "needs the layout too"),
            # What only the preview has is refused without its header.
            (422, "Unexpected field: restricted"),
            (422, "Unexpected field: watermark_template_id"),
            # One list of values serves several calls, of which one knows `parent` (`specs/frameio/wire.md §12`).
            (422, "Expected one of: media_links.original"),
            (422, "A comment has at most 6 attachments"),
            (422, "/data/timeout"),
            # Numbers in the form of texts.
            (422, "Expected: number of a group of Adobe's"),
            (400, "invalid_grant"),
        ),
    )


#: How each provider's emulator is prepared.
PREPARED = {
    "yandex-disk": yandex_disk,
    "amazon-drive": amazon_drive,
    "verizon-cloud": verizon_cloud,
    "frameio": frameio,
}
