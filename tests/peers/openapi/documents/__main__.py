"""Checks the documents with other OpenAPI tools; see ../../README.md."""

import argparse
import pathlib
import subprocess
import sys
import time

from . import calls, form, style

ROOT = pathlib.Path(__file__).resolve().parents[4]
SPECS = ROOT / "specs"
#: Where the bundles are written: what is excepted in `.redocly.lint-ignore.yaml` names them.
BUNDLES = pathlib.Path(__file__).resolve().parents[1] / ".bundles"


def main():
    providers = sorted(found.parent.name for found in SPECS.glob("*/provider.toml"))
    parser = argparse.ArgumentParser(prog="tests/peers/openapi/run", description=__doc__)
    parser.add_argument("providers", nargs="*", metavar="PROVIDER", help=f"all by default: {', '.join(providers)}")
    parser.add_argument("--only", choices=["form", "style", "calls"], help="one of the three parts")
    parser.add_argument("-k", dest="part", default="", help="only operations that have this in their operationId")
    parser.add_argument("--examples", type=int, default=10, help="how many requests an operation (default 10)")
    parser.add_argument("--seed", type=int, default=1, help="what the requests are made from (default 1)")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every operation")
    parser.add_argument("--sdk", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--emulator", required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    unknown = set(arguments.providers) - set(providers)
    if unknown:
        parser.error(f"there is no provider {', '.join(sorted(unknown))}; there are {', '.join(providers)}")
    chosen = arguments.providers or providers

    BUNDLES.mkdir(exist_ok=True)
    bundles = {name: BUNDLES / f"{name}.yaml" for name in chosen}
    for name, path in bundles.items():
        command = [arguments.sdk, "bundle", name, "--root", ROOT, "--output", path]
        subprocess.run(command, check=True)
    documents = [path for name in chosen for path in sorted((SPECS / name).glob("*.yaml"))]
    documents += bundles.values()

    good = True
    parts = {
        "form": lambda: form.check(documents),
        "style": lambda: style.check(documents),
        "calls": lambda: calls.check(bundles, arguments),
    }
    for name, check in parts.items():
        if arguments.only in (None, name):
            started = time.monotonic()
            failures, said = check()
            for failure in failures:
                print(failure)
            good = good and not failures
            print(f"{name}: {said}, {len(failures)} failures, {time.monotonic() - started:.0f} s", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
