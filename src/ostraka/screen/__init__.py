"""The use cases: what a command, an HTTP route or a notebook asks for, in one call each."""
