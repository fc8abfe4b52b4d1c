"""Compares answers with the library's types.

The library itself takes whatever comes: what does not fit is left as it is, what is missing becomes None. So the
bodies are held against its types here.
"""

import datetime
import typing

import pydantic


class Answers:
    """The answers of the API since they were last taken."""

    def __init__(self):
        self._known = []

    def note(self, response):
        self._known.append(response)

    def take(self):
        taken, self._known = self._known, []
        return taken


def fits(model, response):
    """What the library returned for an answer is one of its types, through and through."""
    if model is None:
        if (response.status_code, response.content) != (204, b""):
            raise AssertionError(f"nothing is returned for {response.status_code} {response.text}")
        return
    kind = type(model)
    try:
        kind.model_validate_json(response.content)
    except pydantic.ValidationError as error:
        raise AssertionError(f"{kind.__name__} does not fit {response.text}: {error}") from error
    _known(model, kind.__name__)


def _known(value, place):
    """No member is unknown to the library, nor any value of an enumeration."""
    if isinstance(value, pydantic.BaseModel):
        if value.model_extra:
            raise AssertionError(f"{place} has members unknown to the library: {sorted(value.model_extra)}")
        for name, field in type(value).model_fields.items():
            held = getattr(value, name)
            _one_of(held, field.annotation, f"{place}.{name}")
            _known(held, f"{place}.{name}")
    elif isinstance(value, list):
        for item in value:
            _known(item, f"{place}[]")


def _one_of(value, annotation, place):
    """Values of enumerations, which the library has as this or that text or anything at all."""
    inside = typing.get_args(annotation)
    if isinstance(value, list):
        if typing.get_origin(annotation) is list:
            for item in value:
                _one_of(item, inside[0], f"{place}[]")
        return
    texts = [text for kind in inside for text in _literals(kind)]
    if texts and typing.Any in inside and value is not None and value not in texts:
        raise AssertionError(f"{place} is {value!r}, which is none of {texts}")


def _literals(kind):
    return typing.get_args(kind) if typing.get_origin(kind) is typing.Literal else ()


def is_utc(value, what):
    """The library has made a time of a text, and it is in UTC."""
    if not isinstance(value, datetime.datetime) or value.utcoffset() != datetime.timedelta(0):
        raise AssertionError(f"{what} is {value!r}, which is no time in UTC")
