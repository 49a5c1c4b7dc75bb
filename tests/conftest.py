"""For all tests: every text is really parsed, whatever earlier runs have left in the cache of this user."""

import os

from modviz.js.parse_cache import SWITCH

os.environ[SWITCH] = "off"
