"""The checks with acdcli, one module per subject; facts about the service are those of ``wire.md``."""
