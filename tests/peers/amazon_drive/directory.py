"""The directory where the library keeps its files."""

import json
import pathlib
import time

#: The files by what they hold; an application's own data are only there where it has any.
ENDPOINTS = "endpoint_data"
TOKENS = "oauth_data"
APPLICATION = "client_data"
SETTINGS = "acd_client.ini"


class Directory:
    """A directory as the library leaves it behind: endpoints and tokens of an emulator."""

    def __init__(self, path, emulator):
        self.path = pathlib.Path(path)
        self.about = emulator.about

    def __str__(self):
        return str(self.path)

    def write(self, name, content):
        self.path.mkdir(exist_ok=True)
        (self.path / name).write_text(content if isinstance(content, str) else json.dumps(content))

    def read(self, name):
        return json.loads((self.path / name).read_text())

    def holds(self, name):
        return (self.path / name).exists()

    def endpoints(self, seconds=1000, **more):
        """Endpoints that are good for so many seconds."""
        urls = {"metadataUrl": self.about["metadata_url"], "contentUrl": self.about["content_url"]}
        self.write(ENDPOINTS, {**urls, "customerExists": True, "exp_time": time.time() + seconds, **more})

    def tokens(self, seconds=1000, **more):
        """Tokens of which the one for access is good for so many seconds."""
        tokens = {
            "access_token": self.about["token"],
            "refresh_token": self.about["refresh_token"],
            "token_type": "bearer",
            "expires_in": 3600,
            "exp_time": time.time() + seconds,
        }
        tokens.update(more)
        self.write(TOKENS, {name: value for name, value in tokens.items() if value is not None})

    def application(self, **more):
        data = {"CLIENT_ID": self.about["client_id"], "CLIENT_SECRET": self.about["client_secret"], **more}
        self.write(APPLICATION, {name: value for name, value in data.items() if value is not None})

    def settings(self, **sections):
        """The settings file; a section is a dictionary."""
        lines = []
        for section, values in sections.items():
            lines += [f"[{section}]", *(f"{name} = {value}" for name, value in values.items())]
        self.write(SETTINGS, "\n".join(lines) + "\n")

    def complete(self):
        """Writes all of them."""
        self.endpoints()
        self.tokens()
        self.application()
        return self
