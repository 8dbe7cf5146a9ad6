"""One file per change: number and words."""
