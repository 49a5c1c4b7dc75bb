"""For all tests: every text is really parsed, and what is drawn by chance is the same every time.

`MODVIZ_EXPLORE=1` lets chance be chance: what it finds then is a new case for the test, and no surprise in the middle of
somebody's work on something else.  No test is timed: a busy machine is not a fault.
"""

import os

from hypothesis import HealthCheck, settings

from modviz.parsing.cache import SWITCH
from tests.chance import EXPLORES

os.environ[SWITCH] = "off"  # Whatever earlier runs have left in the cache of this user.

_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("same", _UNTIMED, derandomize=True)
settings.register_profile("explore", _UNTIMED)
settings.load_profile("explore" if EXPLORES else "same")
