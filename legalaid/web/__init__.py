"""The street door: HTTP, forms and pages."""
