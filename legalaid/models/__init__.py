"""Remembers: one table per file, sealed where it speaks of her."""
