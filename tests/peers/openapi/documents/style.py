"""Redocly: its recommended rules, except those that `redocly.yaml` disables with a reason."""

import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parents[1]
REDOCLY = HERE / "node_modules" / ".bin" / "redocly"


def check(documents):
    """The problems of documents, warnings too, and what was done."""
    command = [REDOCLY, "lint", "--config", HERE / "redocly.yaml", "--format", "json", "--max-problems", "1000", *documents]
    run = subprocess.run(command, cwd=HERE, capture_output=True, text=True)
    try:
        found = list(values(run.stdout))
    except json.JSONDecodeError:
        found = []
    if len(found) != len(documents):
        failures = [f"Redocly does not say what it found: {run.stdout[-300:]}{run.stderr[-500:]}"]
        return failures, "Redocly"
    failures = []
    for problem in (problem for one in found for problem in one["problems"]):
        place = problem["location"][0]
        if not problem.get("ignored"):
            failures.append(f"{place['source']['ref']}: {place.get('pointer')}: {problem['message']} ({problem['ruleId']})")
    version = json.loads((HERE / "package.json").read_text())["devDependencies"]["@redocly/cli"]
    return failures, f"Redocly {version}, {len(documents)} documents"


def values(text):
    """The JSON values of a text, one for each document."""
    decoder = json.JSONDecoder()
    text = text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        yield value
        text = text[end:].strip()
