"""A site replaces the one built before, wholly or not at all, and nothing of others is lost."""

import pytest

from serving.site import folder
from serving.site.refused import SiteError
from tests.serving.site_build import read

FILES = {"index.html": b"1", "assets/ab/x.js": b"2"}


def test_files_are_written_where_there_was_no_folder(tmp_path):
    folder.write(tmp_path / "build" / "site", FILES)

    assert FILES.items() <= read(tmp_path / "build" / "site").items()


def test_an_earlier_site_goes_as_a_whole_and_nothing_stays_beside(tmp_path):
    folder.write(tmp_path / "site", FILES)
    folder.write(tmp_path / "site", {"index.html": b"3"})

    assert {folder.LIST: b"index.html\n", "index.html": b"3"} == read(tmp_path / "site")
    assert [tmp_path / "site"] == list(tmp_path.iterdir())


def test_an_empty_folder_is_taken(tmp_path):
    folder.write(tmp_path, FILES)

    assert FILES.items() <= read(tmp_path).items()


@pytest.mark.parametrize("earlier", [{}, FILES])
def test_a_file_of_others_is_named_and_everything_stays(tmp_path, earlier):
    if earlier:
        folder.write(tmp_path, earlier)
    (tmp_path / "CNAME").write_text("backs.example")
    before = read(tmp_path)

    with pytest.raises(SiteError, match="holds CNAME, which no build of a site wrote"):
        folder.write(tmp_path, {"index.html": b"3"})
    assert before == read(tmp_path)


def test_a_write_that_fails_leaves_the_earlier_site(tmp_path):
    folder.write(tmp_path / "site", FILES)
    before = read(tmp_path / "site")

    with pytest.raises(SiteError, match="can’t be written: File name too long"):
        folder.write(tmp_path / "site", {"a.html": b"", "x" * 300: b""})
    assert before == read(tmp_path / "site")
    assert [tmp_path / "site"] == list(tmp_path.iterdir())


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "site").write_text("mine")

    with pytest.raises(SiteError, match="is a file; choose a folder"):
        folder.check(tmp_path / "site")
