"""What every peer shares: the emulator program, the driver of a client, checks, and the report."""
