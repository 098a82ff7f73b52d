"""The model: reads no file, prints nothing, knows no screen."""
