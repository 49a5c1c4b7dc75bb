from __future__ import annotations

from dataclasses import replace

import pytest

from modviz.lesson.model import Scene
from modviz.lesson.prepared import Focus, PreparedScene
from modviz.lesson.saved_progress import KeptLesson
from modviz.questions.question import Choice, Question
from modviz.tui.screens.explore_screen import ExploreScreen
from modviz.tui.screens.help_screen import HelpScreen
from modviz.tui.screens.lesson_screen import LessonScreen
from tests.lesson.small_lesson import small_lesson
from tests.tui.playing import playing

SIZES = [(80, 24), (160, 50)]
LESSON = small_lesson()


def with_scenes(*changes):
    """The small lesson with changes to its scenes, by their numbers."""
    scenes = list(LESSON.scenes)
    for number, scene in changes:
        scenes[number] = scene
    return replace(LESSON, scenes=tuple(scenes))


def asking(question, reveal=None):
    return with_scenes((1, replace(LESSON.scenes[1], question=question, reveal=reveal)))


ONE = Question("one", "Which **prints** 6?", (Choice("`a.js`", because="No."), Choice("`b.js`", True, "It does.")))
SEVERAL = Question("several", "Which?", (Choice("a", True), Choice("b", True), Choice("c", because="Not c.")))
ORDER = Question(
    "order",
    "In which order?",
    (Choice("", True, "Post-order.", order=("c.js", "a.js", "b.js")),),
    ("a.js", "b.js", "c.js"),
)


# Scenes


@pytest.mark.parametrize("size", SIZES)
async def test_a_scene_tells_shows_and_points(size):
    async with playing(LESSON, size) as driver:
        shown = driver.text()
        assert "A box that two modul" in shown
        assert "One box" in shown
        assert "scene 1 of 3" in shown
        assert "main.js has no box of its own" in shown
        assert "◉" in shown
        assert driver.shown_position == LESSON.scenes[0].position
        assert "Memory" in shown
        assert len(driver.rows()) == size[1]


async def test_code_and_lists_of_the_text_are_drawn():
    lesson = with_scenes((1, replace(LESSON.scenes[1], question=None)))
    async with playing(lesson, kept=KeptLesson(1)) as driver:
        assert "• up() runs" in driver.text()
        assert "   if (true) {" in driver.text()


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_in_the_spotlight_is_in_sight(size):
    async with playing(LESSON, size, kept=KeptLesson(1)) as driver:
        assert "▸4◉ console.log(count);" in driver.text()


@pytest.mark.parametrize("size", [(30, 8), (59, 20)])
async def test_no_room_is_said(size):
    async with playing(LESSON, size) as driver:
        assert "larger" in driver.text()
        await driver.pilot.resize_terminal(80, 24)
        # A busy machine takes its time over a new size.
        for _ in range(100):
            await driver.pilot.pause(0.02)
            if "One box" in driver.text():
                break
        assert "One box" in driver.text()


# Keys


@pytest.mark.parametrize(("onwards", "back"), [("space", "left"), ("right", "backspace"), ("pagedown", "pageup")])
async def test_next_and_back(onwards, back):
    async with playing(LESSON, predict=False) as driver:
        for number in (1, 2):
            await driver.press(onwards)
            await driver.settle()
            assert driver.stop == (number, "telling")
            assert driver.shown_position == LESSON.scenes[number].position
        await driver.press(onwards)
        assert driver.stop == (2, "over")
        await driver.press(back, back, back)
        assert driver.stop == (0, "telling")
        assert driver.shown_position == LESSON.scenes[0].position
        await driver.press(back)
        assert "This is the start." in driver.text()


async def test_a_click_too_many_does_not_leave_the_lesson():
    async with playing(LESSON, kept=KeptLesson(2)) as driver:
        await driver.press("pagedown", "pagedown", "pagedown")
        assert driver.stop == (2, "over")
        assert "This is the end. space leaves." in driver.text()
        await driver.press("pageup")
        assert driver.stop == (2, "telling")


async def test_home_end_and_numbers():
    async with playing(LESSON) as driver:
        await driver.press("end")
        assert driver.stop == (2, "telling")
        await driver.press("home")
        assert driver.stop == (0, "telling")
        await driver.press("g", "2", "enter")
        assert driver.stop == (1, "telling")
        await driver.press("g", "escape")
        assert driver.stop == (1, "telling")
        await driver.press("g", *"9999999", "enter")
        assert driver.stop == (2, "telling")


async def test_the_mouse_goes_on_and_back():
    async with playing(LESSON, predict=False) as driver:
        _, y = driver.find("It has a pointer")
        await driver.pilot.click(offset=(70, y))
        await driver.settle()
        assert driver.stop[0] == 1
        await driver.pilot.click(offset=(8, y))
        await driver.pilot.pause()
        assert driver.stop[0] == 0


@pytest.mark.parametrize("key", ["full_stop", "b"])
async def test_a_clicker_blanks_the_screen_and_any_key_returns(key):
    async with playing(LESSON) as driver:
        await driver.press(key)
        assert driver.lesson.is_black
        assert driver.text().strip() == ""
        await driver.press("space")
        assert not driver.lesson.is_black
        assert driver.stop == (0, "telling")
        assert "One box" in driver.text()
        assert [change[3] for change in driver.app.changes] == [False, True, False]


async def test_help_lists_the_keys_of_a_lesson():
    async with playing(LESSON, (120, 50)) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        for words in ("Explore this run freely", "Black screen", "Answer", "What a lesson asks you to look at"):
            assert words in driver.text()
        await driver.press("escape")
        assert isinstance(driver.app.screen, LessonScreen)


async def test_the_palette_has_the_keys_of_a_lesson():
    async with playing(LESSON) as driver:
        titles = {command.title for command in driver.app.get_system_commands(driver.app.screen)}
        assert {"Explore this run freely, and return", "Theme high-contrast"} <= titles


# Movement


async def test_the_way_to_a_scene_is_walked_by_beats():
    async with playing(LESSON, predict=False) as driver:
        await driver.press("space")
        start, target = LESSON.scenes[0].position, LESSON.scenes[1].position
        assert start < driver.shown_position < target
        assert "On the way there." in driver.text()
        beats = LESSON.traces["main"].timeline().landmarks("beat")
        seen = [driver.shown_position]
        while driver.lesson._movement.is_moving:
            await driver.tick()
            seen.append(driver.shown_position)
        assert seen == [*(beat for beat in beats if start < beat < target), target]
        assert driver.clock.seconds == pytest.approx((len(seen) - 1) / LESSON.scenes[1].scene.speed)
        assert "On the way there." not in driver.text()


@pytest.mark.parametrize("key", ["space", "a", "pageup", "escape"])
async def test_any_key_ends_a_movement_at_its_place(key):
    async with playing(LESSON, predict=False) as driver:
        await driver.press("space")
        await driver.press(key)
        assert driver.stop == (1, "telling")
        assert driver.shown_position == LESSON.scenes[1].position
        assert not driver.clock.move_on()


@pytest.mark.parametrize("play", ["jump", "events"])
async def test_the_scene_says_how_it_is_walked_to(play):
    scene = LESSON.scenes[1]
    lesson = with_scenes((1, replace(scene, scene=replace(scene.scene, play=play, speed=4.0))))
    async with playing(lesson, predict=False) as driver:
        await driver.press("space")
        steps = 0
        while driver.clock.move_on():
            steps += 1
        await driver.pilot.pause()
        assert driver.shown_position == scene.position
        assert steps == (0 if play == "jump" else scene.position - LESSON.scenes[0].position - 1)
        assert driver.clock.seconds == pytest.approx(steps / 4)


async def test_a_scene_looks_the_same_wherever_one_comes_from():
    async with playing(LESSON, predict=False) as driver:
        first = driver.text()
        await driver.press("end", "home")
        assert driver.text() == first


# Questions


@pytest.mark.parametrize("size", SIZES)
async def test_a_value_is_typed_wrong_then_shown_then_summed_up(size):
    async with playing(LESSON, size, kept=KeptLesson(1)) as driver:
        await driver.press("space")
        assert driver.stop == (1, "asking")
        assert "What does main.js print?" in driver.text()
        # Letters are typed, not obeyed.
        await driver.press(*"sqx", "backspace", "backspace", "backspace", "enter", "5", "enter")
        await driver.settle()
        assert driver.stop == (1, "revealed")
        shown = driver.text()
        assert "✗ Not so: 5" in shown
        assert "✓ Right is: 6" in shown
        assert "That would be a copy." in shown
        assert driver.shown_position == LESSON.scenes[1].reveal
        await driver.press("w")
        assert driver.lesson.is_seeing
        assert "returns to the answer" in driver.text()
        await driver.press("w")
        assert not driver.lesson.is_seeing
        assert driver.shown_position == LESSON.scenes[1].reveal
        await driver.press("space")
        await driver.settle()
        await driver.press("space")
        assert driver.stop == (2, "over")
        shown = driver.text()
        assert "You answered 0 of 1 right." in shown
        assert "1 ✗ live bindings" in shown
        assert "you said 5; right is 6" in shown
        await driver.press("1")
        assert driver.stop == (1, "telling")


async def test_right_is_said_to_be_right():
    async with playing(LESSON, kept=KeptLesson(1)) as driver:
        await driver.press("space", "quotation_mark", "6", "quotation_mark", "enter")
        await driver.settle()
        assert "✓ Right: 6" in driver.text()
        assert "There is one box." in driver.text()
        await driver.press("space")
        await driver.settle()
        await driver.press("space")
        assert "You answered your question right." in driver.text()


@pytest.mark.parametrize("keys", [("2", "enter"), ("down", "down", "enter"), ("j", "j", "space", "enter")])
async def test_one_of_several_by_key(keys):
    async with playing(asking(ONE), kept=KeptLesson(1)) as driver:
        await driver.press("space")
        assert "○ b.js" in driver.text()
        await driver.press(*keys)
        assert driver.lesson.player.reply.verdict.is_right
        assert "It does." in driver.text()


async def test_one_of_several_by_mouse():
    async with playing(asking(ONE), kept=KeptLesson(1)) as driver:
        await driver.press("space")
        await driver.click("b.js")
        assert "● b.js" in driver.text()
        assert driver.stop == (1, "asking")
        await driver.click("b.js")
        assert driver.lesson.player.reply.verdict.is_right


async def test_all_of_several():
    async with playing(asking(SEVERAL), kept=KeptLesson(1)) as driver:
        await driver.press("space", "enter")
        assert driver.stop == (1, "asking")
        await driver.press("3", "1")
        await driver.click("b", start=driver.find("[x] a")[1] + 1)
        assert driver.text().count("[x]") == 3
        await driver.click("answers")
        assert "✗ Not so: c" in driver.text()
        assert "✓ Right is: a; b" in driver.text()
        assert "Not c." in driver.text()


@pytest.mark.parametrize("keys", [("end", "down", "down", "shift+up", "shift+up"), ("3", "2", "3")])
async def test_an_order(keys):
    async with playing(asking(ORDER), kept=KeptLesson(1)) as driver:
        await driver.press("space", *(key for key in keys if key != "end"))
        await driver.press("enter")
        assert driver.lesson.player.reply.answer == ("c.js", "a.js", "b.js")
        assert "✓ Right: c.js, a.js, b.js" in driver.text()


@pytest.mark.parametrize("key", ["s", "escape", "pagedown"])
async def test_a_question_is_skipped_by_one_key(key):
    async with playing(asking(ONE), kept=KeptLesson(1)) as driver:
        await driver.press("space")
        await driver.press("space")
        assert driver.stop == (1, "asking")
        assert "Answer first, or skip it with s." in driver.text()
        await driver.press(key)
        assert driver.stop == (1, "revealed")
        assert "✓ The answer: `b.js`" in driver.text().replace("✓ The answer: b.js", "✓ The answer: `b.js`")
        assert "It does." in driver.text()
        await driver.press("space")
        await driver.settle()
        await driver.press("space")
        assert "skipped" in driver.text()


async def test_without_predictions_nothing_is_asked():
    async with playing(LESSON, kept=KeptLesson(1), predict=False) as driver:
        await driver.press("space")
        assert driver.stop == (2, "telling")


@pytest.mark.parametrize("kind", ["one", "several", "order"])
@pytest.mark.parametrize("size", SIZES)
async def test_many_long_answers_can_all_be_reached(kind, size):
    texts = tuple(f"answer number {number} " + "with many words " * 8 for number in range(12))
    choices = tuple(Choice(text, number == 11) for number, text in enumerate(texts))
    if kind == "order":
        choices = (Choice("", True, order=texts),)
    question = Question(kind, "Which is it, " * 12 + "of all these?", choices, texts if kind == "order" else ())
    async with playing(asking(question), size, kept=KeptLesson(1)) as driver:
        await driver.press("space")
        if kind == "one":
            await driver.press("down")
        for number in range(12):
            assert f"answer number {number}" in driver.text()
            await driver.press("down")


# Playing by itself


async def test_it_plays_by_itself_and_waits_at_the_question():
    async with playing(LESSON, auto=True) as driver:
        assert "Playing by itself." in driver.text()
        while driver.clock.move_on():
            await driver.pilot.pause()
        assert driver.stop == (1, "asking")
        await driver.press("6", "enter")
        while driver.clock.move_on():
            await driver.pilot.pause()
        assert driver.stop == (2, "over")


async def test_it_answers_its_questions_if_asked_to():
    async with playing(LESSON, auto=True, answers=True, speed=2.0) as driver:
        while driver.clock.move_on():
            await driver.pilot.pause()
        assert driver.stop == (2, "over")
        slow = driver.clock.seconds
    async with playing(LESSON, auto=True, answers=True, speed=4.0) as driver:
        while driver.clock.move_on():
            await driver.pilot.pause()
        assert driver.clock.seconds == pytest.approx(slow / 2)


async def test_space_pauses_and_plays_on():
    async with playing(LESSON, auto=True) as driver:
        await driver.press("space")
        assert "Paused." in driver.text()
        assert not driver.clock.move_on()
        await driver.press("space")
        assert "Playing by itself." in driver.text()
        await driver.tick()
        assert driver.stop[0] == 1


async def test_a_scene_may_wait_for_a_key():
    scene = LESSON.scenes[0]
    lesson = with_scenes((0, replace(scene, scene=replace(scene.scene, pause=True))))
    async with playing(lesson, auto=True, predict=False) as driver:
        assert "Waits for you." in driver.text()
        assert not driver.clock.move_on()
        await driver.press("space")
        assert driver.stop == (1, "telling")
        while driver.clock.move_on():
            await driver.pilot.pause()
        assert driver.stop == (2, "over")


async def test_p_lets_a_lesson_play_by_itself():
    async with playing(LESSON, predict=False) as driver:
        await driver.press("p")
        await driver.tick()
        assert driver.stop[0] == 1
        await driver.press("a")
        await driver.press("p")
        assert not driver.clock.move_on()
        await driver.press("space")
        await driver.settle()
        assert driver.stop == (2, "telling")


async def test_it_waits_while_something_else_is_on_the_screen():
    async with playing(LESSON, auto=True) as driver:
        await driver.press("question_mark")
        assert not driver.clock.move_on()
        await driver.press("escape")
        assert "Paused." in driver.text()


# Comparing


@pytest.mark.parametrize("size", SIZES)
async def test_two_runs_side_by_side(size):
    async with playing(LESSON, size, kept=KeptLesson(2)) as driver:
        title = driver.find("a counter that stands still")
        beside = driver.find("A box that two modules share", start=1)
        assert title[1] == beside[1]
        assert title[0] < beside[0]
        assert driver.shown_position == len(LESSON.traces["still"].events)
        shown = driver.text()
        # Each shows what it printed.
        assert "log   5" in shown
        assert "log   6" in shown


async def test_a_run_compared_with_itself_has_two_places():
    scene = replace(LESSON.scenes[1], compare="main", compare_position=0, question=None)
    async with playing(with_scenes((1, scene)), kept=KeptLesson(1)) as driver:
        stage = driver.lesson.stage
        assert stage.moment.timeline.position == scene.position
        assert stage.beside.timeline.position == 0


# Exploring


async def test_exploring_and_coming_back_to_the_same_scene():
    async with playing(LESSON, kept=KeptLesson(1)) as driver:
        before = driver.text()
        for key in ("x", "escape"):
            await driver.press("x")
            await driver.wait_for(ExploreScreen)
            assert driver.position == LESSON.scenes[1].position
            assert "returns to the lesson" in driver.text()
            await driver.press("end", "z", "escape", "m")
            await driver.press(key)
            await driver.wait_for(LessonScreen)
            assert driver.stop == (1, "telling")
            assert driver.text().replace("Home starts over", "") != ""
            assert driver.shown_position == LESSON.scenes[1].position
        await driver.press("a")
        assert "Who is right?" in before


async def test_a_panel_can_be_brought_to_the_front_until_the_next_scene():
    async with playing(LESSON, predict=False) as driver:
        assert "Module map" not in driver.text()
        await driver.press("4")
        assert "Module map" in driver.text()
        await driver.press("z")
        assert "Memory" not in driver.text()
        await driver.press("z", "end")
        assert "Module map" not in driver.text()


# Resuming


async def test_it_goes_on_where_one_left_it():
    async with playing(LESSON, kept=KeptLesson(2, answers={1: ("5",)})) as driver:
        assert driver.stop == (2, "telling")
        assert "You were here before. Home starts over." in driver.text()
        await driver.press("space")
        assert "You answered 0 of 1 right." in driver.text()
        await driver.press("home")
        assert driver.stop == (0, "telling")


@pytest.mark.parametrize("options", [{"auto": True}, {"present": True}])
async def test_what_is_shown_to_others_starts_at_the_start(options):
    async with playing(LESSON, kept=KeptLesson(2), **options) as driver:
        assert driver.stop == (0, "telling")


# Presenting


@pytest.mark.parametrize("size", SIZES)
async def test_presenter_mode_is_sparse(size):
    async with playing(LESSON, size) as driver:
        await driver.press("P")
        shown = driver.text()
        assert "explore" not in shown
        assert "One box" in shown
        assert "Memory" in shown
        assert driver.app.theme == "high-contrast"
        assert driver.find("One box")[0] > 5
        await driver.press("P")
        assert driver.app.theme == "modviz-dark"
        assert "Construct" in driver.text()


async def test_it_can_start_in_presenter_mode():
    async with playing(LESSON, present=True) as driver:
        assert driver.lesson.is_sparse
        await driver.press("space")
        await driver.settle()
        assert "Who is right?" in driver.text()


async def test_a_second_terminal_drives_it_and_hears_of_every_change():
    async with playing(LESSON) as driver:
        lesson = driver.lesson
        for command in (lesson.next, lesson.next, lesson.next, lesson.next, lesson.back, lesson.black):
            command()
            await driver.settle()
        lesson.go_to(2)
        await driver.pilot.pause()
        assert [change[:2] for change in driver.app.changes] == [
            (0, "telling"),
            (1, "telling"),
            (1, "asking"),
            (1, "revealed"),
            (2, "telling"),
            (1, "revealed"),
            (1, "revealed"),
            (2, "telling"),
            (2, "telling"),
        ]


# How it looks


@pytest.mark.parametrize("size", SIZES)
async def test_ascii_is_ascii(size):
    async with playing(LESSON, size, ascii=True) as driver:
        for key in ("space", "space", "space", "5", "enter", "a", "w", "w", "space", "a", "space", "home", "P"):
            await driver.press(key)
            assert set(driver.text()) - set("…ƒ") == {each for each in driver.text() if each.isascii()}


async def test_all_sizes_and_all_scenes_fit():
    for size in ((60, 20), (100, 30), (139, 24), (140, 24), (200, 60)):
        async with playing(LESSON, size) as driver:
            for _ in range(6):
                await driver.press("pagedown")
                await driver.settle()
                assert all(len(row) <= size[0] for row in driver.rows())
            assert driver.stop == (2, "over")


async def test_a_lesson_without_words_is_no_crash():
    scene = PreparedScene(0, Scene("x", "", "", 1), "main", 0, (Focus("module", ("main.js",)),), 1)
    async with playing(replace(LESSON, scenes=(scene,))) as driver:
        await driver.press("space", "left", "w", "4", "z", "z", "P", "P")
        assert driver.stop == (0, "telling")


async def test_the_last_line_says_what_the_keys_do_now():
    async with playing(LESSON) as driver:

        def hint():
            return driver.rows()[-1].strip()

        assert hint().startswith("space next  ← back")
        driver.lesson.go_to(1)
        await driver.press("space")
        assert hint() == "Enter answer  Esc skip  ← back  F1 keys"
        await driver.press("5", "enter")
        await driver.settle()
        assert hint().startswith("space next  ← back  w see where")
        await driver.press("w")
        assert hint().startswith("w return")
        await driver.press("w", "end", "space")
        assert hint().startswith("space leave  ← back  Home again")


async def test_the_palette_in_seven_bits():
    async with playing(LESSON, ascii=True) as driver:
        await driver.press("ctrl+p")
        await driver.pilot.pause(0.3)
        assert "key" in driver.text()
        assert driver.text().isascii()
