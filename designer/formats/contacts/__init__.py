"""contacts: people and steps as the text of cells, and cells back as people."""
