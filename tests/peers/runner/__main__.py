"""Runs the checks of the peers; see README.md."""

import argparse
import faulthandler
import importlib
import pathlib
import sys
import time

from .case import run
from .report import Report

#: A run that takes longer than this many seconds hangs; its stack is printed and it ends.
PATIENCE = 600


def main():
    here = pathlib.Path(__file__).parent.parent
    folders = sorted(found.parent.name for found in here.glob("*/peer.py") if found.parent.name != "runner")
    parser = argparse.ArgumentParser(prog="tests/peers/run", description=__doc__)
    parser.add_argument("peers", nargs="*", metavar="PEER", help=f"which peers, all by default: {', '.join(folders)}")
    parser.add_argument("-k", dest="part", default="", help="only the checks that have this in their name")
    parser.add_argument("--library", help="only the clients over this HTTP library")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every check")
    parser.add_argument("--emulator", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    unknown = set(arguments.peers) - set(folders)
    if unknown:
        parser.error(f"there is no peer {', '.join(sorted(unknown))}; there are {', '.join(folders)}")
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    good = [run_peer(name, arguments) for name in arguments.peers or folders]
    return 0 if all(good) else 1


def run_peer(name, arguments):
    peer = importlib.import_module(f"{name}.peer").PEER
    started = time.monotonic()
    outcomes = []
    for flavour in peer.flavours:
        if arguments.library not in (None, flavour.library):
            continue
        for check in peer.checks:
            if arguments.part not in check.name or check.only not in (None, flavour.kind):
                continue
            outcome = run(peer, check, flavour, arguments.emulator)
            outcomes.append(outcome)
            if arguments.verbose:
                state = outcome.failure or "ok"
                print(f"{check.name} [{flavour.kind}, {flavour.library}]: {state}", flush=True)
    complete = not arguments.part and arguments.library is None
    return Report(peer, outcomes).print(time.monotonic() - started, complete)


if __name__ == "__main__":
    sys.exit(main())
