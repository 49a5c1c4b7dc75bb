"""Places: "before the second console line 1" is read, and found in a record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from modviz.lesson.phrases.nearby import how_it_ended, what_happens
from modviz.lesson.phrases.phrase import PhraseError, Slots
from modviz.lesson.phrases.place_forms import PLACES, PlaceForm
from modviz.lesson.phrases.run_record import RunRecord

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FRONT = re.compile(
    rf"(?:(?:just\s+)?(before)\s+|(?:just\s+)?after\s+|when\s+|at\s+)?(?:(?:the\s+)?({'|'.join(ORDINALS)}|last|next)\s+(?:time\s+)?)?"
)


@dataclass(frozen=True)
class PlaceName:
    """A place as it was written: its form, what stands in the slots, which time is meant, and whether before it.

    `time` is one of `ORDINALS`, "last" or "next"; "first" when it was left out.
    """

    text: str
    form: PlaceForm
    slots: Slots
    time: str
    is_before: bool


def read_place(text: str) -> PlaceName:
    """Read the name of a place.

    Raises
    ------
    PhraseError
        It is not understood; the message names the nearest one.
    """
    text = text.strip()
    front = _FRONT.match(text)
    assert front is not None, "All of the front can be left out"
    form, slots = PLACES.read(text[front.end() :])
    return PlaceName(text, form, slots, front[2] or "first", front[1] is not None)


def find_place(place: PlaceName, record: RunRecord, after: int = 0) -> int:
    """The position in the record that `place` means: after so many events.

    Parameters
    ----------
    place
        The place.
    record
        The run it is looked for in.
    after
        Where "next" starts to look: behind this position.

    Raises
    ------
    PhraseError
        It never happens; the message says what did happen nearby.
    """
    positions = list(place.form.find(record, place.slots))
    if place.time == "next":
        later = [position for position in positions if position > after]
        found = later[0] if later else None
    elif place.time == "last":
        found = positions[-1] if positions else None
    else:
        number = ORDINALS.index(place.time)
        found = positions[number] if number < len(positions) else None
    if found is None:
        message = what_happens(place.text, place.form, place.slots, record, len(positions), place.time)
        raise PhraseError(message, how_it_ended(record))
    return max(0, found - 1) if place.is_before else found
