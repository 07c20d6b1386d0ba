"""From the package as it was found to one that a document may be made of."""
