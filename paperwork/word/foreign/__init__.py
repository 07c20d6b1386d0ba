"""What other programs and people leave in a document in place of our tags, and what it means."""
