"""The model a second time, one person at a time, written from the model description without reading the engine."""
