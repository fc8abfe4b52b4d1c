"""Waits that are counted, not slept."""

import asyncio
import time

from frameio.auth import _http
from frameio.core import chunked_uploader, http_client


class Pauses:
    """Stands in for the modules that the library sleeps with; `seconds` are the pauses that it wanted."""

    def __init__(self):
        self.seconds = []
        for module in (http_client, _http):
            module.asyncio = _Instead(asyncio, self._sleep_async)
        for module in (http_client, _http, chunked_uploader):
            module.time = _Instead(time, self.seconds.append)

    async def _sleep_async(self, seconds):
        self.seconds.append(seconds)


class _Instead:
    """A module, with another way to sleep."""

    def __init__(self, module, sleep):
        self._module = module
        self.sleep = sleep

    def __getattr__(self, name):
        return getattr(self._module, name)
