"""The levers: a strategy of one's own, and what it leads to."""
