"""What the scene is made of: layers that paint many records at once, and a rectangle a step for hit tests."""
