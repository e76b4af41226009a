"""Who may lead a class: the one key, shown once, kept nowhere."""

import pytest

from serving.classroom.access import KEY, SESSION_SECONDS, Access
from serving.classroom.keys import clean_key
from serving.classroom.refusals import Refused
from serving.classroom.writer import Writer
from tests.serving.classroom.conftest import Spoken


@pytest.fixture
def open_access(open_store, clock, run):
    """Open the door, once more each time, as several servers do."""
    return lambda: Spoken(Access(Writer(open_store()), clock), run)


@pytest.fixture
def access(open_access):
    """A door."""
    return open_access()


def refusal(do, *args):
    """Why something is refused."""
    with pytest.raises(Refused) as refused:
        do(*args)
    return refused.value.status, refused.value.reason


def test_the_key_is_made_once_even_by_several_servers(access, open_access):
    first, second = access.key(), open_access().key()

    assert first == clean_key(first)
    assert second is None


def test_the_key_itself_is_not_kept(access, store):
    key = access.key()

    assert key not in store.setting(KEY)
    assert 64 == len(store.setting(KEY))


def test_the_key_opens_a_session_however_it_is_typed(access, open_access):
    key = access.key()
    session = access.login(f" {key.lower().replace('-', ' ')} ")

    assert access.check(session) is None
    assert open_access().check(session) is None


@pytest.mark.parametrize("key", ["", "AAAA-AAAA-AAAA-AAAA", "x" * 999, None, 5, ["AAAA"]])
def test_a_wrong_key_opens_nothing(access, key):
    access.key()

    assert (403, "wrong-key") == refusal(access.login, key)


def test_before_there_is_a_key_nothing_opens(access):
    assert (403, "wrong-key") == refusal(access.login, "AAAA-AAAA-AAAA-AAAA")
    assert (403, "wrong-key") == refusal(access.login, "")


def test_a_session_ends_after_12_hours(access, clock):
    session = access.login(access.key())
    clock.go_on(SESSION_SECONDS - 1)
    before = access.check(session)
    clock.go_on(1)

    assert before is None
    assert (401, "not-signed-in") == refusal(access.check, session)


def test_a_made_up_session_opens_nothing(access):
    assert (401, "not-signed-in") == refusal(access.check, "made-up")


def test_a_new_key_ends_the_old_one_and_its_sessions(access):
    old = access.key()
    session = access.login(old)
    new = access.key(new=True)

    assert new != old
    assert (401, "not-signed-in") == refusal(access.check, session)
    assert (403, "wrong-key") == refusal(access.login, old)
    assert access.check(access.login(new)) is None
