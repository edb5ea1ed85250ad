"""What hands do on the canvas: one small state machine a file. A tool ends by returning DONE or the next tool."""
