"""Frame.io, driven by frameio.

The folder is not called `frameio`, which would hide the library of that name.
"""
