"""The report of a run: called methods, raised exceptions, missing ones, and failures."""


class Report:
    """Takes in outcomes and tells what they come to."""

    def __init__(self, peer, outcomes):
        self.peer = peer
        self.passed = [outcome for outcome in outcomes if outcome.failure is None]
        self.failed = [outcome for outcome in outcomes if outcome.failure is not None]
        self.kinds = list(dict.fromkeys(flavour.kind for flavour in peer.flavours))

    def _calls(self, outcomes, kind, key):
        runs = (outcome for outcome in outcomes if outcome.flavour.kind == kind)
        return sum(outcome.log.calls.get(key, 0) for outcome in runs)

    def _state(self, kind, key):
        owner, method = key
        if f"{owner}.{method}" in self.peer.not_driven:
            return "-"
        if self._calls(self.failed, kind, key):
            return "FAILED"
        return "ok" if self._calls(self.passed, kind, key) else "MISSING"

    def _known(self):
        known = {}
        for kind in self.kinds:
            for owner, methods in self.peer.methods(kind).items():
                known.setdefault(owner, set()).update(methods)
        return known

    def _raised(self):
        return {error for outcome in self.passed + self.failed for error in outcome.log.errors}

    def gaps(self):
        """What the library has and no check has seen, and reasons that have become untrue.

        A check that failed has seen something too: its failure is reported, and is enough.
        """
        gaps = []
        called = set()
        for kind in self.kinds:
            for owner, methods in self.peer.methods(kind).items():
                for method in sorted(methods):
                    name, key = f"{owner}.{method}", (owner, method)
                    known = self._calls(self.passed + self.failed, kind, key)
                    called |= {name} if known else set()
                    if not known and name not in self.peer.not_driven:
                        gaps.append(f"{name} ({kind}): no check calls it")
        gaps += [f"{name}: said not to be driven, but is" for name in sorted(called & set(self.peer.not_driven))]
        raised = {error.__name__ for error in self._raised()}
        for error in sorted(self.peer.exceptions, key=lambda error: error.__name__):
            if error.__name__ not in raised | set(self.peer.not_raised):
                gaps.append(f"{error.__name__}: no check raises it")
        gaps += [f"{name}: said never to be raised, but is" for name in sorted(raised & set(self.peer.not_raised))]
        return gaps

    def print(self, seconds, complete):
        """Prints everything; returns whether nothing failed. Gaps count only after a complete run."""
        gaps = self.gaps() if complete else []
        if complete:
            self._print_methods()
            self._print_exceptions()
            self._print_reasons()
        for outcome in self.failed:
            print(f"FAILED {outcome.check.name} [{outcome.flavour.kind}, {outcome.flavour.library}]: {outcome.failure}")
        for gap in gaps:
            print(f"FAILED {gap}")
        libraries = ", ".join(f"{flavour.kind} {flavour.library}" for flavour in self.peer.flavours)
        print(f"{self.peer.provider}: {self.peer.library} ({libraries}), {seconds:.1f} s")
        print(f"{len(self.passed)} passed, {len(self.failed) + len(gaps)} failed")
        return not self.failed and not gaps

    def _print_methods(self):
        for owner, methods in self._known().items():
            rows = []
            for method in sorted(methods):
                key = owner, method
                states = [self._state(kind, key) for kind in self.kinds]
                calls = sum(self._calls(self.passed + self.failed, kind, key) for kind in self.kinds)
                rows.append([method, *states, str(calls)])
            _table([f"{owner} method", *self.kinds, "calls"], rows)

    def _print_exceptions(self):
        rows = []
        for error in sorted(self.peer.exceptions, key=lambda error: error.__name__):
            kinds = [
                "ok" if any(error in run.log.errors for run in self.passed if run.flavour.kind == kind) else "-"
                for kind in self.kinds
            ]
            rows.append([error.__name__, *kinds])
        _table(["exception", *self.kinds], rows)

    def _print_reasons(self):
        if not self.peer.not_driven:
            print("not driven: nothing, every public method is")
        for what, reasons in (("not driven", self.peer.not_driven), ("never raised", self.peer.not_raised)):
            for name, reason in reasons.items():
                print(f"{what}: {name}: {reason}")
        for habit in self.peer.habits:
            print(f"known habit: {habit.kind} ({habit.only or 'all'}): {habit.why}")
        print()


def _table(head, rows):
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    for row in [head, ["-" * width for width in widths], *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    print()
