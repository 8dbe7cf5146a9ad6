"""Work that need not happen now: timers, notices, copies."""
