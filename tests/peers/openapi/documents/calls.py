"""Schemathesis: calls as the documents describe them, sent to the emulators.

Each operation gets an emulator of its own, with things on it (`things`) whose names and ids stand in for most of the made-up ones.
No request is outside of what the document allows, so that a refusal means that the document or the emulator is wrong.
"""

import importlib.metadata
import re
from concurrent.futures import ProcessPoolExecutor

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from . import things

#: What holds for every answer.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

#: Refusals that say that the request itself was wrong.
REFUSALS = {400, 405, 406, 411, 413, 414, 415, 422}

#: How many providers are asked at a time, each in a process of its own.
WORKERS = 2


def check(bundles, arguments):
    """The failures of the calls of each bundle, and what was done."""
    failures = []
    operations = sent = 0
    with ProcessPoolExecutor(min(WORKERS, len(bundles))) as pool:
        running = [pool.submit(of_provider, name, path, arguments) for name, path in bundles.items()]
        for told, asked, count in (one.result() for one in running):
            failures += told
            operations += asked
            sent += count
    version = importlib.metadata.version("schemathesis")
    return failures, f"Schemathesis {version}, {operations} operations, {sent} requests"


def of_provider(name, path, arguments):
    """The failures of a provider, how many operations it has, and how many requests were sent."""
    schema = schemathesis.openapi.from_path(path)
    schema.config.update(base_url="http://127.0.0.1")
    schema.config.generation.update(allow_x00=False)
    found = {}
    for result in schema.get_all_operations():
        operation = result.ok()
        found[operation.definition.raw["operationId"]] = operation
    chosen = [one for key, one in found.items() if arguments.part in key]
    failures = []
    sent = 0
    for operation in chosen:
        told, count = of_operation(name, operation, arguments)
        failures += told
        sent += count
    return failures, len(chosen), sent


def of_operation(name, operation, arguments):
    """The failures of one operation, each of another kind, and how many requests were sent."""
    label = f"{name}: {operation.definition.raw['operationId']}"
    told = {}
    sent = 0

    with things.emulator(name, arguments.emulator) as place:
        servers = operation.definition.raw.get("servers") or operation.schema.raw_schema["servers"]
        base_url = place.servers[servers[0]["x-sdk-server"]]
        optional = {parameter.name for parameter in operation.query if not parameter.is_required}

        @seed(arguments.seed)
        @settings(
            max_examples=arguments.examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE), choice=st.randoms(use_true_random=False))
        def ask(case, choice):
            nonlocal sent
            case.body = described(operation, case.body)
            fill(case, place, choice, optional)
            response = case.call(base_url=base_url, headers=place.headers(operation), timeout=20, allow_redirects=False)
            sent += 1
            for failure in problems(case, response, place, label):
                told.setdefault(failure[0], failure[1])

        ask()
    if arguments.verbose:
        print(f"{label}: {sent} requests, {len(told)} failures", flush=True)
    return list(told.values()), sent


def problems(case, response, place, label):
    """What is wrong with an answer: a kind, and words for people."""
    shown = f"{case.method} {response.request.url}"
    body = response.request.body
    if isinstance(body, (bytes, str)) and body:
        shown += f" with {body[:200]!r}"
    answers = case.operation.definition.raw["responses"].values()
    # What comes as a stream has a type and a form of its own.
    is_stream = any("x-sdk-stream" in answer for answer in answers)
    for one in CHECKS[:2] if is_stream else CHECKS:
        try:
            case.validate_response(response, checks=[one])
        except FailureGroup as problem:
            words = " ".join(str(problem.exceptions[0]).split())[:400]
            yield f"{one.__name__}{response.status_code}", f"{label}: {words}: {shown}"
    if response.status_code in REFUSALS and not place.allows(response):
        answer = response.text[:200]
        kind = re.sub(r"[0-9a-f-]{8,}|[0-9]+|[^\\x20-\\x7f]", "", answer)
        yield f"refused{response.status_code}{kind[:120]}", f"{label}: refused with {response.status_code} {answer}: {shown}"


def described(operation, body):
    """A body without members that the document does not describe, which JSON Schema allows and no client sends."""
    media = operation.definition.raw.get("requestBody", {}).get("content", {})
    for content in media.values():
        if isinstance(body, (dict, list)):
            return pruned(content.get("schema", {}), body, operation.schema.raw_schema)
    return body


def pruned(schema, value, root):
    if isinstance(value, list):
        items = next((one["items"] for one in parts(schema, root) if "items" in one), {})
        return [pruned(items, item, root) for item in value]
    if not isinstance(value, dict):
        return value
    members = {}
    others = None
    for part in parts(schema, root):
        members.update(part.get("properties", {}))
        others = part.get("additionalProperties", others)
    known = {key: pruned(members.get(key, others if isinstance(others, dict) else {}), one, root) for key, one in value.items()}
    return {key: one for key, one in known.items() if key in members or others or not members}


def parts(schema, root):
    """A schema and those that it is put together from."""
    while "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        schema = target
    yield schema
    for key in ("allOf", "oneOf", "anyOf"):
        for part in schema.get(key, []):
            yield from parts(part, root)


def fill(case, place, choice, optional):
    """Puts names and ids of what is there where a case has made-up ones, but for a quarter of them."""
    for key in list(case.query or {}):
        # A client leaves an empty value out.
        is_empty = key in optional and case.query[key] in ([], "")
        if is_empty or key.split("[")[0] in place.never:
            del case.query[key]
    for values in (case.path_parameters, case.query):
        for key in list(values or {}):
            known = place.known(key, "parameter")
            if known and (choice.random() < 0.75 or place.is_id(key)):
                values[key] = choice.choice(known)
    if isinstance(case.body, (dict, list)):
        fill_body(case.body, place, choice)


def fill_body(body, place, choice):
    if isinstance(body, list):
        for item in body:
            fill_body(item, place, choice)
        return
    if not isinstance(body, dict):
        return
    for key, value in body.items():
        known = place.known(key, "body")
        if known and isinstance(value, str):
            body[key] = choice.choice(known)
        elif known and isinstance(value, list) and all(isinstance(item, str) for item in value):
            body[key] = [choice.choice(known) for _ in value]
            body[key] = list(dict.fromkeys(body[key]))
        else:
            fill_body(value, place, choice)
