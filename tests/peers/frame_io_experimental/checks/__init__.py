"""What the vendor's preview does and finds, one module a subject; facts about the service are those of ``specs/frameio/wire.md`` §12."""
