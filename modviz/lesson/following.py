"""Being where another player of the same lesson is: what a screen does that follows a presenter."""

from __future__ import annotations

from modviz.lesson.player import ASKING, OVER, REVEALED, TELLING, Player

_ORDER = (TELLING, ASKING, REVEALED, OVER)


def follow(player: Player, number: int, state: str, answer: tuple[str, ...] = ()) -> None:
    """Bring `player` to what the other one does in the scene with this number.

    Parameters
    ----------
    player
        The player to move; it moves as it would by itself, and so that its own answers are judged.
    number, state
        Where the other player is.
    answer
        What was answered here, if anything: it is given when the other one reveals who was right.
    """
    if state not in _ORDER:
        return
    if player.stop.number != number or _ORDER.index(player.stop.state) > _ORDER.index(state):
        player.go_to(number)
    number = player.stop.number
    # A scene that leads to itself never comes to another state than the three before it is left.
    for _ in _ORDER:
        if player.stop.number != number or player.stop.state == state:
            break
        if player.stop.state != ASKING:
            player.next()
        elif answer:
            player.answer(*answer)
        else:
            player.skip()
