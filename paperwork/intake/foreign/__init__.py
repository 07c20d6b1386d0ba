"""Tables of people's own, with any headers: what each column and each row of them is."""
