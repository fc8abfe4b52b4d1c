"""The browser that a user signs in with."""

import http.client
from urllib.parse import parse_qsl, urlsplit


def visit(emulator, url):
    """Opens a page of the real OAuth host on the emulator; returns where it leads: query, fragment.

    The library builds these URLs for the real host whatever its settings say.
    """
    page = urlsplit(url)
    if (page.scheme, page.netloc, page.path) != ("https", "oauth.yandex.ru", "/authorize"):
        raise AssertionError(f"{url} is not the page to sign in on")
    connection = http.client.HTTPConnection(urlsplit(emulator.about["oauth_url"]).netloc, timeout=10)
    try:
        connection.request("GET", f"{page.path}?{page.query}")
        response = connection.getresponse()
        if response.status != 302:
            raise AssertionError(f"the page to sign in on answers {response.status}: {response.read()!r}")
        led = urlsplit(response.getheader("Location"))
    finally:
        connection.close()
    return dict(parse_qsl(led.query)), dict(parse_qsl(led.fragment))
