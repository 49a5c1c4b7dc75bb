from __future__ import annotations

from textual import events

from tests.tui.driving import stepping


async def test_the_timeline_can_be_clicked_and_dragged():
    async with stepping() as driver:
        line = driver.steps.query_one("#timeline")
        await driver.pilot.click(line, offset=(60, 0))
        await driver.pilot.pause()
        middle = driver.position
        assert 0 < middle < len(driver.steps.playback.timeline)
        await driver.pilot.mouse_down(line, offset=(30, 0))
        before = driver.position
        assert before < middle
        await driver.pilot.hover(line, offset=(90, 0))
        assert driver.position > middle
        await driver.pilot.mouse_up(line, offset=(90, 0))
        after = driver.position
        await driver.pilot.hover(line, offset=(20, 0))
        assert driver.position == after


async def test_a_module_of_the_graph_is_shown_until_the_next_step():
    async with stepping() as driver:
        await driver.press("end", "6")
        await driver.click("● menu.js")
        assert driver.steps.playback.moment.selected == ("module", "menu.js")
        assert "2 menu.js" in driver.text()
        assert "menu.js: module record" in driver.text()
        await driver.press("b")
        assert driver.steps.playback.moment.selected is None


async def test_a_box_can_be_pointed_at():
    async with stepping() as driver:
        await driver.press("end", "3", "z")
        await driver.click("─ price", start=2)
        assert driver.steps.playback.moment.selected == ("box", "menu.js", "price")


async def test_a_phase_can_be_gone_to():
    async with stepping() as driver:
        await driver.click("2 Instantiate")
        assert driver.steps.playback.timeline.world.phase == "instantiate"
        await driver.click("1 Construct")
        assert driver.steps.playback.timeline.world.phase == "construct"


async def test_a_phase_that_never_came_cannot():
    async with stepping({"main.js": "import './none.js';"}) as driver:
        await driver.click("3 Evaluate")
        assert driver.position == 0


async def test_a_step_can_be_gone_to():
    async with stepping() as driver:
        await driver.press("7")
        await driver.click("5 ↧", start=1)
        assert driver.position == 5


async def test_a_console_line_leads_to_where_it_was_printed():
    async with stepping() as driver:
        await driver.press("end", "8", "z")
        await driver.click("The Little Bakery")
        assert type(driver.steps.playback.timeline.event).__name__ == "ConsolePrinted"
        assert driver.position == driver.steps.playback.timeline.landmarks("console")[0]


async def test_clicks_on_nothing_do_nothing():
    async with stepping() as driver:
        for x in range(2, 120, 23):
            for y in range(1, 31, 6):
                await driver.pilot._post_mouse_events(
                    [events.MouseDown, events.MouseUp, events.Click], offset=(x, y), button=1
                )
        await driver.press("space")
