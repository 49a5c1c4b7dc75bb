"""Stand-in."""

import re


class DetectedNames:
    def __init__(self, files, resolver):
        pass

    def names(self, filename, text):
        return tuple(dict.fromkeys(re.findall(r"exports\.(\w+)\s*=[^=]", text)))
