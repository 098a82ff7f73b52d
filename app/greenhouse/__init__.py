"""The greenhouse grows worlds for all visitors of the pages: in turn, each world once, and none that nobody looks at any more."""
