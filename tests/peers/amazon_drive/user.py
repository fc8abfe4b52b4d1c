"""The user who signs in with a browser."""

import requests

from acdcli.api import oauth


class User:
    """Sits before the library's browser and its prompts for the length of a ``with`` block.

    ``answers`` holds what is typed at each prompt: texts, or functions that make one when it is asked for.
    """

    def __init__(self, *answers):
        self.answers = list(answers)
        #: The pages that were opened, and what was said.
        self.opened = []
        self.told = []

    def __enter__(self):
        self._browser = oauth.webbrowser
        oauth.webbrowser = self
        oauth.input = self._answer
        oauth.print = self.told.append
        return self

    def __exit__(self, *_):
        oauth.webbrowser = self._browser
        del oauth.input, oauth.print

    def open_new_tab(self, url):
        self.opened.append(url)

    def _answer(self, prompt):
        self.told.append(prompt)
        answer = self.answers.pop(0)
        return answer() if callable(answer) else answer

    def agree(self):
        """Agrees on the page that was opened last; returns the address that the browser then shows."""
        answer = requests.get(self.opened[-1], allow_redirects=False, timeout=10)
        if answer.status_code != 302:
            raise AssertionError(f"the page to sign in on answers {answer.status_code}: {answer.text}")
        return answer.headers["Location"]
