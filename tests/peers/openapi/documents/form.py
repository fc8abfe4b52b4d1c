"""openapi-spec-validator: checks that a document is valid OpenAPI 3.0."""

import importlib.metadata

from openapi_spec_validator import OpenAPIV30SpecValidator
from openapi_spec_validator.readers import read_from_filename


def check(documents):
    """The problems of documents, and what was done."""
    failures = []
    for path in documents:
        content, uri = read_from_filename(str(path))
        for problem in OpenAPIV30SpecValidator(content, base_uri=uri).iter_errors():
            place = "/".join(str(step) for step in problem.absolute_path)
            failures.append(f"{path}: {place}: {problem.message}")
    version = importlib.metadata.version("openapi-spec-validator")
    return failures, f"openapi-spec-validator {version}, {len(documents)} documents"
