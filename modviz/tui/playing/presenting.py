"""What a lesson on the screen tells the terminals beside it."""

from __future__ import annotations

from modviz.classroom.messages import VERSION, SceneText, State, Welcome
from modviz.lesson.player import Player
from modviz.lesson.prepared import PreparedLesson, PreparedScene
from modviz.questions.lines import right_words


def welcome(prepared: PreparedLesson, path: str) -> Welcome:
    """What every terminal is told first.

    Parameters
    ----------
    prepared
        The lesson.
    path
        Where it is, so that a terminal that follows can open it for itself.
    """
    return Welcome(VERSION, path, prepared.lesson.title, tuple(map(_scene_text, prepared.scenes)))


def state(player: Player, position: int, is_black: bool, seconds: float) -> State:
    """Where the lesson is.

    Parameters
    ----------
    player
        The lesson's position.
    position
        The position in the record that is shown: on the way to that of the player, or there.
    is_black
        Whether the screen is blank.
    seconds
        The time since the start.
    """
    stop = player.stop
    return State(stop.number, stop.state, player.scene.run, position, is_black, seconds)


def _scene_text(scene: PreparedScene) -> SceneText:
    question = scene.question
    return SceneText(
        scene.scene.title,
        scene.scene.say,
        scene.scene.notes,
        "" if question is None else question.text,
        "" if question is None else right_words(question),
    )
