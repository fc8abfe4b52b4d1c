"""One check run against a fresh emulator."""

import asyncio
import inspect
import pathlib
import tempfile
import traceback

from .driver import CallLog, Driver
from .emulator import Emulator


class Case:
    """What a check works with: a driven client, the emulator that it talks to, an empty folder."""

    def __init__(self, flavour, emulator, folder, log):
        self.flavour = flavour
        self.emulator = emulator
        self.folder = folder
        self._log = log
        self._clients = []
        self.client = self.connect()

    def connect(self, **options):
        """A client for the emulator, driven; it is closed when the check has ended."""
        client = self.flavour.connect(self.emulator, **options)
        self._clients.append(client)
        return self.driven(client)

    def driven(self, target, owner=None):
        """Drives an object; its class is counted without the word that tells sync from async.

        ``owner`` names what is counted where that is not a class, such as a module.
        """
        if owner is None:
            owner = type(target).__name__
            for kind in ("Sync", "Async"):
                owner = owner[len(kind) :] if owner.startswith(kind) else owner
        return Driver(target, owner, self._log)

    def noted(self, owner, name):
        """Counts something that is seen in another way than by a call: a constant, a code."""
        self._log.call(owner, name)

    async def close(self):
        for client in self._clients:
            result = client.close()
            if inspect.isawaitable(result):
                await result


class Outcome:
    """How a check went with one flavour."""

    def __init__(self, check, flavour, log, failure):
        self.check = check
        self.flavour = flavour
        self.log = log
        self.failure = failure


def run(peer, check, flavour, program):
    """Runs a check with an emulator of its own."""
    log = CallLog()
    failure = None
    try:
        # Strict, so that a request is refused that the vendor's own client sends and the emulator should accept.
        arguments = [peer.provider, "--strict", *check.emulator_arguments]
        with tempfile.TemporaryDirectory() as folder, Emulator(program, arguments) as emulator:
            asyncio.run(_run(check, flavour, emulator, pathlib.Path(folder), log))
            _look_back(peer, flavour, emulator)
    except Exception as error:
        failure = _told(error)
    return Outcome(check, flavour, log, failure)


async def _run(check, flavour, emulator, folder, log):
    case = Case(flavour, emulator, folder, log)
    try:
        await check.function(case)
    finally:
        await case.close()


def _look_back(peer, flavour, emulator):
    """Nothing was wrong with what the client sent, and every fault was met."""
    for complaint in emulator.complaints():
        if not any(habit.fits(complaint, flavour) for habit in peer.habits):
            raise AssertionError(f"the emulator complains ({complaint['kind']}): {complaint['text']}")
    unused = emulator.do("unused_faults")
    if unused:
        raise AssertionError(f"faults that nothing met: {', '.join(unused)}")


def _told(error):
    """An error in one line, with the line of the check that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [frame for frame in frames if "/checks/" in frame.filename.replace("\\", "/")]
    place = f" ({pathlib.Path(places[-1].filename).name}:{places[-1].lineno})" if places else ""
    name = "" if type(error) is AssertionError else f"{type(error).__name__}: "
    return f"{name}{error}{place}"
