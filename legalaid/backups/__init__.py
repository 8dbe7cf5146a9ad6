"""Copies that leave the machine: closed to those who may open them, and to the sheet of two."""
