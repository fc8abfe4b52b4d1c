"""The checks with the vendor's preview, one module per subject; facts about the service are those of ``specs/frameio/wire.md`` §12."""
