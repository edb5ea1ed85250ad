"""tables: from the rows of a workbook to tables with a header and a field for each column."""
