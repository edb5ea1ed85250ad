"""values: what one cell says: clean text, lists, links, phone numbers, the words of headers."""
