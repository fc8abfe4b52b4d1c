"""Amazon Drive, driven by acdcli."""
