"""The bench says of the site what was measured, and whether that is enough."""

import math
from dataclasses import replace

import pytest

from tests.bench.static import Site, table

GOOD = Site(19, 30, 58, [(250_000, 70_000, 4), (100_000, 80_000, 25)], [0.8, 0.9, 1.5], 50)


def verdicts(site):
    rows = [line.strip("| ").split("|") for line in table(site).splitlines()[2:]]
    return {row[0].strip(): row[-1].strip() for row in rows}


def test_a_light_and_quick_site_meets_every_target():
    assert {"met"} == set(verdicts(GOOD).values())


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({"build": 61, "build_twice": 100}, "build of all 19 topics"),
        ({"build_twice": 61}, "build of twice as many"),
        ({"sizes": [(250_001, 1, 1)]}, "largest page, uncompressed"),
        ({"sizes": [(1, 80_001, 1)]}, "largest page, compressed"),
        ({"sizes": [(1, 1, 26)]}, "most requests of a page"),
        ({"waits": [0.9, 1.1, 1.2]}, "first question usable, processor 4 times slower, 1.6 Mbit/s"),
        ({"handouts": 60}, "handouts of all topics"),
        ({"waits": [math.inf]}, "first question usable, processor 4 times slower, 1.6 Mbit/s"),
    ],
)
def test_a_target_that_is_missed_is_named(changed, what):
    told = verdicts(replace(GOOD, **changed))

    assert [what] == [row for row, verdict in told.items() if verdict == "not met"]
