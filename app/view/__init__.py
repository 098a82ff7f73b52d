"""What a visitor sees, as a value: a view, what changes it, and the link that holds it. No Solara, no screen."""
