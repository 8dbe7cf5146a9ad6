"""Speed as ratios, each measured interleaved in one run."""
