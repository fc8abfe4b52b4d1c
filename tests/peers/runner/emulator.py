"""The emulator program, controlled by commands on its standard input."""

import base64
import json
import subprocess


class EmulatorError(Exception):
    """The emulator program did not start, or did not do what it was told to."""


class Emulator:
    """A running emulator; leaving the ``with`` block ends it."""

    def __init__(self, program, arguments):
        self._process = subprocess.Popen(
            [program, *arguments, "--port", "0", "--json", "--control"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        #: URLs, a token and an application, as the program prints them.
        self.about = self._read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            # The end of its input ends the program.
            self._process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

    def _read(self):
        line = self._process.stdout.readline()
        if not line:
            _, told = self._process.communicate(timeout=10)
            raise EmulatorError(f"the emulator ended: {told.strip()}")
        return json.loads(line)

    def do(self, command, **arguments):
        """Sends a command and returns what it answers."""
        line = json.dumps({"do": command, **arguments})
        try:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass
        answer = self._read()
        if "error" in answer:
            raise EmulatorError(f"{line}: {answer['error']}")
        return answer["ok"]

    def put_file(self, path, content):
        """Puts a file of bytes on the drive, with the folders above it."""
        self.do("put_file", path=path, base64=base64.b64encode(content).decode())

    def put_dir(self, path):
        """Puts a folder on the drive, with those above it."""
        self.do("put_dir", path=path)

    def file(self, path):
        """The bytes of a file, or None."""
        content = self.do("file", path=path)
        return None if content is None else base64.b64decode(content)

    def paths(self):
        """The paths of everything on the drive."""
        return self.do("paths")

    def fault(self, rule, **more):
        """Adds a fault: a rule as on the command line, and ``query``, ``headers``, ``body``."""
        self.do("fault", rule=rule, **more)

    def requests(self, method=None, path=None):
        """The requests so far, those with this method and this path only."""
        return [
            Request(known)
            for known in self.do("requests")
            if method in (None, known["method"]) and path in (None, known["path"])
        ]

    def complaints(self):
        """What the emulator found wrong with the requests so far."""
        return self.do("complaints")


class Request:
    """A request that the emulator saw."""

    def __init__(self, known):
        self.origin = known["origin"]
        self.method = known["method"]
        self.path = known["path"]
        self.query = dict(known["query"])
        self.headers = known["headers"]
        self.body = known["body"]
        self.body_size = known["body_size"]
        self.status = known["status"]
        self.fault = known["fault"]

    def __repr__(self):
        return f"<{self.method} {self.origin} {self.path} {self.query} -> {self.status}>"
