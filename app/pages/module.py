"""The script module that every component of the pages comes from.

Solara would fetch each of our scripts through a shim, one after the other, and only when its own have been read. The page has asked for them already
(``app.server.first``), so that this module only hands them on.
"""

import re

import ipyvue

from app.assets import PARTS, STATIC

MODULE = "culture-garden"
NAMES = re.findall(r"export \{ (\w+) \}", (STATIC / PARTS).read_text("utf-8"))

ipyvue.define_module(MODULE, code=f"export const {{ {', '.join(NAMES)} }} = await window.cultureParts;")
