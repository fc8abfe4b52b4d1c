"""The pauses between the library's requests."""


class Pauses:
    """Chance and sleep for the library's back-off: nothing is left to chance, and nobody sleeps."""

    def __init__(self):
        #: The number from 0 to 1 that is drawn.
        self.chance = 0.0
        #: The pauses that would have been made, in seconds.
        self.made = []

    def seed(self):
        """There is nothing to begin with."""

    def random(self):
        return self.chance

    def sleep(self, seconds):
        self.made.append(seconds)
