"""Codes, keys and tokens: readable, hard to guess, and taken as people type them."""

import re

import pytest

from serving.classroom import keys

CODE = "AB2C3D"
KEY = "AB2C-3D4E-5F6G-7H8J"


def test_a_code_is_6_characters_that_nobody_confuses():
    made = {keys.new_code() for _ in range(200)}

    assert 200 == len(made)
    assert all(re.fullmatch("[2-9A-HJKMNP-TV-Z]{6}", code) for code in made)


@pytest.mark.parametrize("typed", [CODE, "ab2c3d", " ab2 c3d ", "AB2-C3D", "ab2–c3d\n"])
def test_a_code_is_taken_however_it_is_typed(typed):
    assert CODE == keys.clean_code(typed)


@pytest.mark.parametrize(
    "typed", ["", "AB2C3", "AB2C3DE", "AB2C30", "AB2C3/", "../../", "AB2C3D" * 99, None, 123456, []]
)
def test_what_is_no_code_is_none(typed):
    assert keys.clean_code(typed) is None


def test_a_key_is_4_groups_and_taken_without_its_dashes():
    key = keys.new_key()

    assert re.fullmatch(r"(\w{4}-){3}\w{4}", key)
    assert key == keys.clean_key(key.lower().replace("-", " "))
    assert KEY == keys.clean_key(KEY.replace("-", ""))


@pytest.mark.parametrize("typed", ["", KEY[:-1], f"{KEY}A", "x" * 10_000, None, {"key": KEY}])
def test_what_is_no_key_is_none(typed):
    assert keys.clean_key(typed) is None


@pytest.mark.parametrize("token", ["a" * 16, "_-" * 32, "0123456789abcdefABCDEF"])
def test_a_token_is_16_to_64_characters_of_an_address(token):
    assert keys.is_token(token)


@pytest.mark.parametrize(
    "token", ["a" * 15, "a" * 65, "a" * 15 + "/", "a" * 15 + "ä", "a" * 16 + "\n", None, 10**20]
)
def test_anything_else_is_no_token(token):
    assert not keys.is_token(token)


def test_tokens_of_ours_are_tokens_and_never_the_same():
    made = {keys.new_token() for _ in range(100)}

    assert 100 == len(made)
    assert all(map(keys.is_token, made))


def test_what_is_kept_of_a_secret_can_be_compared_and_not_read():
    kept = keys.digest(KEY)

    assert re.fullmatch("[0-9a-f]{64}", kept)
    assert keys.same(kept, keys.digest(KEY))
    assert not keys.same(kept, keys.digest(KEY[::-1]))
