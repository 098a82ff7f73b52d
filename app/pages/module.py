"""The script module that every component of the pages comes from."""

import ipyvue

from app.assets import address

MODULE = "culture-garden"

ipyvue.define_module(MODULE, url=address("pages.js"))
