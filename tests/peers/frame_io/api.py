"""The client of a check; each answer is compared with the library's types."""

import base64

from frameio.core import pagination

from .answers import fits


class Api:
    """The groups of a client, as attributes of the same names, and the ids that everything starts from."""

    def __init__(self, case, connection=None):
        connection = connection or case.client
        self._case = case
        self.sdk, self.answers, self.pauses = connection.sdk, connection.answers, connection.pauses
        about = case.emulator.about
        self.account, self.workspace = about["account_id"], about["workspace_id"]
        self.project, self.root, self.user = about["project_id"], about["root_folder_id"], about["user_id"]

    def __getattr__(self, name):
        group = getattr(self.sdk, name)
        return Group(self._case.driven(group, name), self.answers)

    def raw(self, group):
        """A group whose answers come with their headers."""
        return self._case.driven(getattr(self.sdk, group).with_raw_response, group)

    def content(self, file):
        """The bytes of a file, or None as long as there are none."""
        content = self._case.emulator.do("file", id=file)
        return None if content is None else base64.b64decode(content)

    def file(self, name, content="hello", parent=None):
        """Puts a file; returns its id."""
        return self._case.emulator.do("put_file", parent_id=parent or self.root, name=name, text=content)

    def folder(self, name, parent=None):
        """Puts a folder; returns its id."""
        return self._case.emulator.do("put_folder", parent_id=parent or self.root, name=name)

    async def items(self, pager):
        """Everything of a listing, each page of which fits."""
        pages = await self._case.driven(pager).iter_pages()
        for page, response in zip(pages[1:], self.answers.take()):
            fits(page.response, response)
        return [item for page in pages for item in page.items]

    async def names(self, pager):
        return [item.name for item in await self.items(pager)]


class Group:
    """The operations of one group."""

    def __init__(self, driver, answers):
        self._driver = driver
        self._answers = answers

    def __getattr__(self, name):
        async def call(*arguments, **options):
            self._answers.take()
            result = await getattr(self._driver, name)(*arguments, **options)
            paged = isinstance(result, (pagination.SyncPager, pagination.AsyncPager))
            fits(result.response if paged else result, self._answers.take()[-1])
            return result

        return call

