"""From a book to files: kinds of documents, the batch, the folder of results, pages, PDF."""
