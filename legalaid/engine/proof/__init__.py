"""The proof of workflow files: that a proceeding can be lived through, or a story why not."""
