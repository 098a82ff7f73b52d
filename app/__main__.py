"""Where ``culture`` begins: a stop while Python is still loading ends quietly."""

import signal


def main() -> None:
    """Load the command line and carry out what was asked."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from app.main import main as carry_out

    signal.signal(signal.SIGINT, signal.default_int_handler)
    carry_out()


if __name__ == "__main__":
    main()
