"""Khmer numerals, calendar, dates, amounts in words, name keys and text normalisation."""
