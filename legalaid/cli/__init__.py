"""The command line: one short command per act."""
