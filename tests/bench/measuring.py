"""What is measured of each server, and in which order."""

from dataclasses import dataclass

from playwright.sync_api import Error as BrowserError

from tests.bench import browser, servers
from tests.bench.classroom import hold_class
from tests.bench.crowd import Crowd, crowd
from tests.bench.frameworks import FRAMEWORKS
from tests.bench.others import install, page
from tests.bench.servers import PAGE, CannotMeasureError, running
from tests.bench.table import when

ARRIVALS = ((30, 5), (100, 5), (200, 5), (200, 0))
"""How many learners arrive, and within how many seconds; 0 is the same instant."""
SAME_WORK = (100, 30)
"""How many learners arrive within 5 s, of each way to serve the page. Memory is read first."""

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


def page_alone(say):
    """Let crowds load our page without its files: what learners of other frameworks load."""
    with running(servers.OURS) as server:
        crowd(server, [PAGE], 1, 0)
        return _crowds(say, "Ours, the page alone", server, PAGE)


def others(say):
    """Measure other frameworks, by name and version. None stands for what can't be measured."""
    words, versions = page.write(), install.versions()
    measured = {}
    for framework in FRAMEWORKS:
        name = f"{framework.name} {versions[framework.package]}"
        try:
            measured[name] = _framework(say, name, framework, words)
        except (BrowserError, CannotMeasureError) as reason:
            say(f"{name} is not measured. {reason}")
            measured[name] = None
    return measured


def _framework(say, name, framework, words):
    say(f"{name}: to install, unless it is here")
    python = install.python_with(framework.package)
    with running(("-m", *framework.command), python) as server:
        say(f"{name}: one page")
        with browser.browsing() as window:
            load = browser.load(window, server, framework.path)
            visits = range(3)
            seconds = [browser.seconds_to_question(window, server, framework.path) for _ in visits]
        before = server.memory()
        crowds = _crowds(say, name, server, framework.path, framework.follower(words))
    return Measured(load, seconds, crowds, _per_learner(before, crowds[100, 5].memory, 100))


def _crowds(say, name, server, path, follow=None):
    crowds = {}
    for count in SAME_WORK:
        say(f"{name}: {count} learners {when(5)}")
        crowds[count, 5] = crowd(server, [path], count, 5, follow)
    return crowds


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
