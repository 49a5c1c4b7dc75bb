"""What happened: one frozen class per observable fact.

To add an event, write its class in the file of its subject (`base.py` says what it needs), and let an operation of
`spec` or a host emit it.
"""

from modviz.record.events.asynchronous import *
from modviz.record.events.base import LANDMARKS as LANDMARKS
from modviz.record.events.base import Event as Event
from modviz.record.events.base import Subject as Subject
from modviz.record.events.base import event_types
from modviz.record.events.calls import *
from modviz.record.events.commonjs import *
from modviz.record.events.construction import *
from modviz.record.events.deferral import *
from modviz.record.events.document import *
from modviz.record.events.evaluation import *
from modviz.record.events.importing import *
from modviz.record.events.instantiation import *
from modviz.record.events.network import *
from modviz.record.events.packages import *
from modviz.record.events.page import *
from modviz.record.events.process import *
from modviz.record.events.run import *
from modviz.record.events.searching import *
from modviz.record.events.synthetic import *
from modviz.record.events.timing import *

EVENT_TYPES = event_types()
"""Every kind of event."""
