"""What can go wrong, in one sentence each: where, what was found, what is allowed."""


class CultureError(Exception):
    """Base of every error this project raises on purpose. Its text is one sentence for the user."""


class NotAllowed(CultureError, ValueError):
    """A value, a name or a combination that the model does not accept."""
