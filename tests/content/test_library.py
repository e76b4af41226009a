"""The library reads a file when it is first asked for, and names what there is."""

import sys

import pytest

from tests.content.conftest import SMALL
from widgets.content import ContentError, UnknownId, library, pick
from widgets.content.check import FILES
from widgets.content.library import ROOM, Library


@pytest.fixture
def reads(monkeypatch):
    """The names of the files read, in order."""
    module = sys.modules["widgets.content.library"]
    names = []

    def counted(name):
        original = getattr(module, name)

        def counting(path, *model):
            names.append(path.relative_to(SMALL).as_posix())
            return original(path, *model)

        monkeypatch.setattr(module, name, counting)

    counted("read")
    counted("load")
    return names


def test_making_a_library_reads_nothing(reads):
    Library(SMALL)

    assert [] == reads


def test_a_treatment_is_read_from_its_own_file_alone(reads):
    treatment = Library(SMALL).treatment("exercise")

    assert "Exercise" == treatment.name
    assert ["treatments/exercise.yaml"] == reads


def test_a_quiz_is_read_from_its_own_file_alone(reads):
    quiz = Library(SMALL).quiz("back-pain")

    assert ["what-helps", "how-many"] == [question.id for question in quiz.questions]
    assert ["quizzes/back-pain.yaml"] == reads


def test_ids_of_treatments_and_quizzes_are_known_without_reading(reads):
    content = Library(SMALL)

    assert (("exercise",), ("back-pain",)) == (content.treatment_ids, content.quiz_ids)
    assert ("bridge",) == content.exercise_ids
    assert [] == reads


def test_a_list_is_read_once_however_often_it_is_asked_for(reads):
    content = Library(SMALL)

    assert content.sources["hayden-2021"] is content.sources["hayden-2021"]
    assert ["sources.yaml"] == reads


def test_topics_and_workbook_share_one_reading(reads):
    content = Library(SMALL)

    assert [topic.id for topic in content.workbook.topics] == list(content.topics)
    assert ["workbook.yaml"] == reads


def test_cases_of_all_files_come_in_the_order_of_files_and_lists(tmp_path):
    cases = tmp_path / "cases"
    cases.mkdir()
    text = (SMALL / "cases/back.yaml").read_text(encoding="utf-8")
    (cases / "b.yaml").write_text(text, encoding="utf-8")
    (cases / "a.yaml").write_text(text.replace("lin-", "ada-"), encoding="utf-8")

    assert ["ada-monday", "ada-thursday", "lin-monday", "lin-thursday"] == list(
        Library(tmp_path).cases
    )


@pytest.mark.parametrize(
    ("part", "known"),
    [("sources", "hayden-2021, warning-card"), ("glossary", "sciatica"), ("topics", "back-pain")],
)
def test_an_unknown_id_is_told_with_the_known_ones(part, known):
    with pytest.raises(UnknownId) as raised:
        pick("record", "nothing", getattr(Library(SMALL), part))

    assert f"There is no record with the id 'nothing'. Known ids: {known}." == str(raised.value)


@pytest.mark.parametrize(("kind", "known"), [("treatment", "exercise"), ("quiz", "back-pain")])
def test_an_unknown_treatment_or_quiz_is_told_without_reading_any(reads, kind, known):
    with pytest.raises(UnknownId) as raised:
        getattr(Library(SMALL), kind)("nothing")

    assert f"There is no {kind} with the id 'nothing'. Known ids: {known}." == str(raised.value)
    assert [] == reads


def test_an_unknown_id_where_nothing_is_known_says_so():
    with pytest.raises(UnknownId, match=r"Known ids: none\."):
        pick("quiz", "nothing", {})


def test_an_id_cannot_reach_a_file_outside_its_folder():
    with pytest.raises(UnknownId):
        Library(SMALL).treatment("../sources")


def test_a_wrong_file_is_told_when_it_is_asked_for_and_hinders_no_other(tmp_path):
    (tmp_path / "help.yaml").write_text("unsure: [", encoding="utf-8")
    (tmp_path / "words.yaml").write_text("quiz: {check: Check}", encoding="utf-8")
    content = Library(tmp_path)

    assert {"quiz": {"check": "Check"}} == content.words
    with pytest.raises(ContentError):
        _ = content.help


def test_a_process_shares_one_library_of_the_real_content():
    assert library() is library()
    assert library().room.name == "content"


def test_each_file_of_the_content_is_read_and_checked_as_a_type():
    typed = {path for pattern in FILES for path in ROOM.glob(pattern)} | {ROOM / "words.yaml"}

    assert set() == set(ROOM.rglob("*.yaml")) - typed
