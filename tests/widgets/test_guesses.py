import pytest

from widgets.guesses import bands

WORDS = {
    "far_too_low": "{guess} far too low",
    "too_low": "{guess} too low",
    "close": "{guess} close to {has}",
    "too_high": "{guess} too high",
    "far_too_high": "{guess} far too high",
}


def said(guess, answer):
    """What the module picks: the first band that reaches up to the guess."""
    return next(
        band["says"] for band in bands(answer, WORDS, has="it") if guess <= band["up_to"]
    ).format(guess=guess)


@pytest.mark.parametrize(
    ("guess", "expected"),
    [
        (29, "29 far too low"),
        (30, "30 too low"),
        (44, "44 too low"),
        (45, "45 close to it"),
        (50, "50 close to it"),
        (55, "55 close to it"),
        (56, "56 too high"),
        (70, "70 too high"),
        (71, "71 far too high"),
        (100, "100 far too high"),
    ],
)
def test_a_guess_is_told_how_far_off_it_is(guess, expected):
    actual = said(guess, answer=50)

    assert expected == actual


@pytest.mark.parametrize("answer", range(101))
def test_every_guess_has_its_sentence_whatever_the_answer(answer):
    close = [guess for guess in range(101) if "close" in said(guess, answer)]

    assert close == list(range(max(0, answer - 5), min(100, answer + 5) + 1))
