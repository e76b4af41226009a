import re

import pytest
from pydantic import ValidationError

from widgets import ScanReports
from widgets.content import library
from widgets.content.reports import Report
from widgets.content.reports import ScanReports as Reports
from widgets.scan_reports import _view


@pytest.fixture(scope="module")
def view():
    return ScanReports().state()["_view"]


def reports(**said):
    known = library().scan_reports.model_dump()
    return Reports.model_validate(known | said)


def test_every_finding_is_in_a_group():
    findings, _ = _view(reports(findings=20, in_all=3, in_one=5))["shown"]

    assert [("has", 3), ("some", 12), ("missed", 5)] == [
        (group["mark"], group["count"]) for group in findings["groups"]
    ]


def test_an_average_report_is_set_beside_what_experts_saw():
    report = {"seen_by_experts": 25, "missed": 11, "not_there": 2}
    _, drawn = _view(reports(report=report))["shown"]

    assert [14, 11, 2] == [group["count"] for group in drawn["groups"]]
    assert "25 findings that experts saw" in drawn["title"]


def test_a_picture_has_a_name_with_all_that_its_key_says(view):
    for picture in view["shown"]:
        for group in picture["groups"]:
            assert group["says"].startswith(f"{group['count']} ")
            assert group["says"] in picture["label"]


def test_the_question_does_not_tell_the_answer_and_the_answer_does(view):
    assert view["ask"] == "Of these 49 findings, how many were in all 10 reports?"
    assert view["answer"].startswith("Of the 49 findings, 0 were in all 10 reports.")


def test_it_says_that_it_is_1_patient_and_who_paid(view):
    facts = dict(view["facts"])

    assert "1 patient" in facts["What the study cannot say"]
    assert "company" in facts["Who paid"]


def test_larger_studies_stand_beside_it_with_their_sources(view):
    linked = [source["href"] for study in view["studies"] for source in study["sources"]]

    assert linked == ["sources.ipynb#elbarzouhi-2013", "sources.ipynb#lurie-2008"]
    assert "395 people" in view["studies"][0]["html"]


def test_source_and_date_stand_on_the_box(view):
    assert view["sources"][0]["href"] == "sources.ipynb#herzog-2017"
    assert re.fullmatch(r"checked \d+ [A-Z][a-z]+ \d{4}", view["checked"])


def test_counts_that_do_not_add_up_are_refused():
    with pytest.raises(ValidationError, match="more than findings"):
        reports(in_all=40, in_one=16)
    with pytest.raises(ValidationError, match="more than seen_by_experts"):
        Report(seen_by_experts=5, missed=6, not_there=0)


def test_its_repr_is_stable_and_a_guess_can_be_set():
    widget = ScanReports()
    widget.value = {"in-all": 20}

    assert repr(widget) == "ScanReports()"
    assert widget.state()["value"] == {"in-all": 20}
