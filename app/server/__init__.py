"""The server of the pages: one process, one worker, on this machine unless told otherwise."""
