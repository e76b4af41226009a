import pytest

from widgets.numbers import number, of_100

BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (-15.2, 0, "−15"),
        (-0.3, 0, "0"),
        (1172, 0, "1,172"),
        (2.5, 1, "2.5"),
        (2.0, 1, "2"),
        (10, 0, "10"),
        (-0.48, 2, "−0.48"),
    ],
)
def test_a_number_has_a_real_minus_and_no_needless_decimals(value, decimals, expected):
    assert expected == number(value, decimals)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(80, "80"), (14.4, "14"), (0.9, "0.9"), (0, "0"), (100, "100")],
)
def test_a_share_is_said_of_100_and_below_1_keeps_its_decimal(value, expected):
    assert BREAK.join((expected, "of", "100")) == of_100(value)


@pytest.mark.parametrize("share", [12.5, 13.5, 50.5, 33.3, 66.6])
def test_both_frames_of_a_share_add_up_to_100(share):
    helped, not_helped = (int(of_100(part).split()[0]) for part in (share, 100 - share))

    assert helped + not_helped == 100
