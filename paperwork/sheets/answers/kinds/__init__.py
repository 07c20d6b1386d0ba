"""The kinds of answers, each one row of data and the annotation of the fields that have it."""
