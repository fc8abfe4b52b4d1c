"""The checks with frameio, one module per subject; facts about the service are those of ``wire.md``."""
