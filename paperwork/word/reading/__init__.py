"""From the XML of a text part to fixed text and tags, with their places."""
