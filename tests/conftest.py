"""What all tests share: no window is opened for a figure, and hypothesis measures no time on a busy machine."""

import os

from hypothesis import settings

os.environ["MPLBACKEND"] = "agg"
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
