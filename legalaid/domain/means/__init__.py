"""The means test: what a scheme may say, what is told of a person, and how one meets the other."""
