"""The ways in: each knows the blank to be filled and the reading of what was filled."""
