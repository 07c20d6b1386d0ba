"""A template learnt from one finished paper and the record behind it."""
