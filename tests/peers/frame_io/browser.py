"""The browser that a user signs in with."""

from urllib.parse import parse_qsl, urlsplit

import httpx


def visit(url, redirect_uri):
    """Opens the page to sign in on; returns what it hands to the application that it leads back to."""
    answer = httpx.get(url)
    location = answer.headers.get("location", "")
    if answer.status_code != 302 or not location.startswith(f"{redirect_uri}?"):
        raise AssertionError(f"the page to sign in on answers {answer.status_code} {location} {answer.text}")
    return dict(parse_qsl(urlsplit(location).query))
