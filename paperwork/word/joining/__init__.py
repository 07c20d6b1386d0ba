"""Many documents of one template in one file."""
