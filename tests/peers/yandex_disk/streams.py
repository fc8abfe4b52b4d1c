"""Streams to upload from and download to."""

import io


class Unseekable(io.BytesIO):
    """A stream that can be gone through once."""

    def seekable(self):
        return False
