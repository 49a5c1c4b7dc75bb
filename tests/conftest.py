"""For all tests: every text is really parsed, and what is drawn by chance is the same every time.

`MODVIZ_EXPLORE=1` lets chance be chance: what it finds then is a new case for the test, and no surprise in the middle of
somebody's work on something else.
"""

import os

from hypothesis import settings

from modviz.parsing.cache import SWITCH

os.environ[SWITCH] = "off"  # Whatever earlier runs have left in the cache of this user.

settings.register_profile("same", derandomize=True)
if not os.environ.get("MODVIZ_EXPLORE"):
    settings.load_profile("same")
