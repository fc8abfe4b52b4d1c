"""The checks with yadisk, one module per subject; facts about the service are those of ``wire.md``."""
