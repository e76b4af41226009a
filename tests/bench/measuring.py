"""What is measured of each server, and in which order."""

from dataclasses import dataclass

from tests.bench import browser, servers
from tests.bench.classroom import hold_class
from tests.bench.crowd import Crowd, crowd
from tests.bench.servers import PAGE, running
from tests.bench.table import when

ARRIVALS = ((30, 5), (100, 5), (200, 5), (200, 0))
"""How many learners arrive, and within how many seconds; 0 is the same instant."""


CLASSES = (
    {"learners": 50, "arriving": 5, "questions": 3, "answering": 5},
    {"learners": 200, "arriving": 5, "questions": 10, "answering": 5},
    {"learners": 1000, "arriving": 30, "questions": 3, "answering": 30},
)
"""How many learners a class has, within how many seconds they arrive and answer each question."""


@dataclass(frozen=True)
class Measured:
    """All that is known of one server."""

    load: browser.Load
    seconds_to_question: list[float]
    crowds: dict[tuple[int, int], Crowd]
    memory: tuple[float, float]
    """Megabytes that each learner adds: all, and not shared with other processes."""


def ours(say):
    """Measure our pages. A visit has rendered the page before anything is timed."""
    with running(servers.OURS) as server:
        say("Ours: one page")
        with browser.browsing() as window:
            load = browser.load(window, server)
            seconds = [browser.seconds_to_question(window, server) for _ in range(5)]
        paths = [address.removeprefix(f"http://{server.host}") for address in load.own]
        before, crowds = server.memory(), {}
        for count, within in ARRIVALS:
            say(f"Ours: {count} learners {when(within)}")
            crowds[count, within] = crowd(server, paths, count, within)
    return Measured(load, seconds, crowds, _per_learner(before, crowds[200, 5].memory, 200))


def stock(say, counts):
    """Measure stock Voila. Crowds of so many ask for the page alone, each of a fresh server."""
    with running(servers.STOCK) as server, browser.browsing() as window:
        say("Stock Voila: one page")
        load = browser.load(window, server)
        seconds = [browser.seconds_to_question(window, server) for _ in range(3)]
    crowds, memory = {}, None
    for count in counts:
        say(f"Stock Voila: {count} learners {when(5)}")
        with running(servers.STOCK) as server:
            before = server.memory()
            crowds[count, 5] = crowd(server, [PAGE], count, 5)
            memory = memory or _per_learner(before, crowds[count, 5].memory, count)
    return Measured(load, seconds, crowds, memory)


def classes(say):
    """Hold classes of several sizes, each on a server and a store of its own."""
    held = []
    for size in CLASSES:
        say(f"A class of {size['learners']}")
        with running(servers.CLASS) as server:
            held.append(hold_class(server, **size))
    return held


def _per_learner(before, after, count):
    return tuple((more - less) / count for less, more in zip(before, after, strict=True))
