"""Code shared by all peers: the emulator program, the driver of a client, checks, and the report."""
