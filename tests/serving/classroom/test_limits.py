"""Limits: by token, by class and in all; enough for a full room, too little for a storm."""

import pytest

from serving.classroom.limits import KEPT, PER_TOKEN, Buckets, Limits
from serving.classroom.refusals import Refused

TOKEN, OTHER = "a" * 16, "b" * 16
CODE = "AB2C3D"


@pytest.fixture
def limits(clock):
    """Limits by a clock that stands."""
    return Limits(clock)


def granted(ask, *args, tries=5000):
    """How often something is granted in one moment, and the refusal that ends it."""
    for count in range(tries):
        try:
            ask(*args)
        except Refused as refused:
            return count, (refused.status, refused.reason)
    return tries, None


def test_a_token_has_10_requests_at_once_and_2_a_second(limits, clock):
    at_once = granted(limits.request, TOKEN)
    clock.go_on(3)

    assert (10, (429, "too-many")) == at_once
    assert 6 == granted(limits.request, TOKEN)[0]


def test_one_token_takes_nothing_from_another(limits):
    granted(limits.request, TOKEN)

    assert 10 == granted(limits.request, OTHER)[0]


@pytest.mark.parametrize("token", [None, 5, "short", "a" * 65, "\ud800" * 16])
def test_what_is_no_token_is_refused_and_takes_no_place(limits, token):
    assert (0, (400, "malformed")) == granted(limits.request, token)


def test_a_class_has_400_joins_at_once_and_100_a_second(limits, clock):
    at_once = granted(limits.join, CODE)
    clock.go_on(1)

    assert (400, (429, "too-many")) == at_once
    assert 100 == granted(limits.join, CODE)[0]
    assert 400 == granted(limits.join, "another")[0]


def test_5_wrong_keys_a_minute_are_told_that_they_are_wrong(limits, clock):
    at_once = granted(limits.wrong_key)
    clock.go_on(60.1)

    assert (5, (429, "too-many")) == at_once
    assert 5 == granted(limits.wrong_key)[0]


def test_20_unknown_codes_a_second_are_looked_up(limits, clock):
    at_once = granted(limits.unknown_code)
    clock.go_on(0.5)

    assert (20, (429, "too-many")) == at_once
    assert 10 == granted(limits.unknown_code)[0]


def test_a_bucket_never_holds_more_than_at_once(limits, clock):
    granted(limits.request, TOKEN)
    clock.go_on(10_000)

    assert 10 == granted(limits.request, TOKEN)[0]


def test_a_class_has_1500_streams_and_the_server_4000(limits):
    of_a_class = granted(limits.stream_opened, CODE)
    others = sum(granted(limits.stream_opened, code)[0] for code in ("second", "third"))

    assert (1500, (503, "full")) == of_a_class
    assert 2500 == others


def test_a_stream_that_closes_makes_room_for_another(limits):
    granted(limits.stream_opened, CODE)
    limits.stream_closed(CODE)

    assert 1 == granted(limits.stream_opened, CODE)[0]


def test_tokens_that_somebody_makes_up_do_not_fill_the_memory(clock):
    buckets = Buckets(PER_TOKEN, clock)
    for key in range(3 * KEPT):
        buckets.take(key)

    assert len(buckets) <= KEPT
