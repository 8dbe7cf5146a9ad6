"""Writes: the words papers may use, and the Word files made from them."""
