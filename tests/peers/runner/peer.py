"""The definition of a peer in a provider's folder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Callable, Optional


@dataclass(frozen=True)
class Flavour:
    """One way to use a peer: sync or async, over one HTTP library."""

    kind: str
    library: str
    #: Makes a client for an emulator; further arguments are the client's own.
    connect: Callable


@dataclass(frozen=True)
class Habit:
    """A complaint of the emulator that is known to be the peer's way."""

    #: The complaint's kind, and a pattern that its text has in it.
    kind: str
    text: str
    why: str
    #: The kind of client that has this habit; all have it when it is None.
    only: Optional[str] = None

    def fits(self, complaint, flavour):
        mine = self.only in (None, flavour.kind) and self.kind == complaint["kind"]
        return mine and re.search(self.text, complaint["text"])


@dataclass(frozen=True)
class Peer:
    """A provider's own client library, and how it is driven."""

    #: The provider, as the emulator program calls it.
    provider: str
    #: Name and version of the library.
    library: str
    flavours: Sequence[Flavour]
    checks: Sequence
    #: The public methods by class, read from the library; a kind is ``sync`` or ``async``.
    methods: Callable[[str], dict[str, set[str]]]
    #: The exceptions that the library can raise, read from it.
    exceptions: Sequence[type[Exception]]
    habits: Sequence[Habit] = ()
    #: Why a method is not driven, by ``Class.method``.
    not_driven: dict[str, str] = field(default_factory=dict)
    #: Why an exception is never raised itself, by its name.
    not_raised: dict[str, str] = field(default_factory=dict)
