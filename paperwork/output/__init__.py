"""From cases to files on disk: kinds of documents, names, safe writing, the batch and its report."""
