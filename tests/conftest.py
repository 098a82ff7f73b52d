"""What all tests share: no window is opened for a figure, hypothesis measures no time on a busy machine and repeats itself where CI is set."""

import os

from hypothesis import settings

os.environ["MPLBACKEND"] = "agg"
settings.register_profile("house", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.load_profile("house")
