"""Decides: reads definitions, says which steps are possible and why not, proves workflows."""
