from datetime import date

import pytest

from widgets.content import library
from widgets.dates import day
from widgets.locales import direction
from widgets.numbers import number


@pytest.fixture
def speak(monkeypatch):
    return lambda language: monkeypatch.setitem(library().words["page"], "language", language)


def test_dates_and_numbers_are_written_as_in_britain():
    assert "22 November 2026" == day(date(2026, 11, 22))
    assert "−1,234.5" == number(-1234.5, 1)


def test_dates_and_numbers_follow_the_language_of_the_words(speak):
    speak("de-CH")

    assert "22. November 2026" == day(date(2026, 11, 22))
    assert "−1’234.5" == number(-1234.5, 1)

    speak("de")

    assert "1.234,5" == number(1234.5, 1)


@pytest.mark.parametrize(("language", "way"), [("en-GB", "ltr"), ("he", "rtl"), ("ar-EG", "rtl")])
def test_a_language_knows_which_way_it_runs(language, way):
    assert way == direction(language)
