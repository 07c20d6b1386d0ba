"""Where an erased client may still be found: in the book itself, and in the files beside it."""
