"""The client of a check; each answer is compared with the preview's types."""

import httpx

from frame_io.answers import fits


class Api:
    """The groups of a client, as attributes of the same names, and the ids that everything starts from."""

    def __init__(self, case, connection=None):
        connection = connection or case.client
        self._case = case
        self.sdk, self.answers = connection.sdk, connection.answers
        about = case.emulator.about
        self.account, self.workspace = about["account_id"], about["workspace_id"]
        self.project, self.root, self.user = about["project_id"], about["root_folder_id"], about["user_id"]

    def __getattr__(self, name):
        return Group(self._case.driven(getattr(self.sdk, name), name), self.answers)

    def file(self, name, parent=None):
        """Puts a file; returns its id."""
        return self._case.emulator.do("put_file", parent_id=parent or self.root, name=name, text="hello")

    def folder(self, name, parent=None):
        """Puts a folder; returns its id."""
        return self._case.emulator.do("put_folder", parent_id=parent or self.root, name=name)

    def delete(self, kind, name):
        """Deletes a file or folder; the preview's package has left that call out."""
        about = self._case.emulator.about
        url = f"{about['api_url']}/v4/accounts/{self.account}/{kind}/{name}"
        httpx.delete(url, headers={"authorization": f"Bearer {about['token']}"}).raise_for_status()

    def group(self, name, source="frame", **more):
        """Puts a group; returns its id."""
        return self._case.emulator.do("put_group", name=name, source=source, **more)


class Group:
    """The operations of one group."""

    def __init__(self, driver, answers):
        self._driver = driver
        self._answers = answers

    def __getattr__(self, name):
        async def call(*arguments, **options):
            self._answers.take()
            result = await getattr(self._driver, name)(*arguments, **options)
            fits(result, self._answers.take()[-1])
            return result

        return call
