"""One module a command, named as the command; the function of that name is what it does."""
