"""merging: what a sheet that comes in would change in a matrix, proposed for a person to decide."""
