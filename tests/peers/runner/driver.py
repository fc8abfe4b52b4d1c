"""A common way to call sync and async clients."""

import inspect


class Driver:
    """Calls an object's methods and notes what was called and raised.

    Every method becomes a coroutine function. What it returns is awaited when it can be, and read to its end into a
    list when it is a generator, so that a check is written once for sync and async clients. Other attributes are read
    and set on the object itself.
    """

    def __init__(self, target, owner, log):
        self.__dict__.update(_target=target, _owner=owner, _log=log)

    def __getattr__(self, name):
        attribute = getattr(self._target, name)
        if not inspect.isroutine(attribute):
            return attribute

        async def call(*arguments, **options):
            self._log.call(self._owner, name)
            try:
                result = attribute(*arguments, **options)
                if inspect.isasyncgen(result):
                    return [item async for item in result]
                if inspect.isgenerator(result):
                    return list(result)
                if inspect.isawaitable(result):
                    return await result
                return result
            except Exception as error:
                self._log.error(error)
                raise

        return call

    def __setattr__(self, name, value):
        setattr(self._target, name, value)


class CallLog:
    """The calls and errors of one check."""

    def __init__(self):
        self.calls = {}
        self.errors = set()

    def call(self, owner, method):
        self.calls[owner, method] = self.calls.get((owner, method), 0) + 1

    def error(self, error):
        self.errors.add(type(error))
