"""The law's words: pure Python that knows no framework."""
