"""Studies, reviews, guidelines and pages: where every figure and claim comes from."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from .records import Day, Id, Name, Plain, Record


class Source(Record):
    """One study or page a learner can be sent to."""

    id: Id
    authors: Plain
    title: Plain
    publisher: Plain
    """The journal, or who published the page."""
    year: int | None
    """None where the page shows no date."""
    cite_as: Plain | None = None
    """The short name of a body or a page without an author: “NHS on back pain”."""
    kind: Literal[
        "systematic-review",
        "guideline",
        "randomised-trial",
        "cohort",
        "diagnostic-study",
        "survey",
        "narrative-review",
        "patient-information",
        "laboratory-study",
        "news-report",
    ]
    doi: Plain | None = None
    pmid: Plain | None = None
    url: Plain | None = None
    last_checked: Day
    funding: Name | None = None
    """Only where a reader should know it, such as a company with an interest."""

    @model_validator(mode="after")
    def _can_be_found(self) -> Source:
        if not (self.doi or self.pmid or self.url):
            raise ValueError("a source needs a doi, a pmid or a url")
        return self

    @property
    def address(self) -> str:
        """Where to read it: the DOI first, as it lasts longest."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url or ""

    @property
    def short(self) -> str:
        """Who and when, as a citation in a sentence names them: “Hayden 2021”."""
        if self.cite_as:
            return f"{self.cite_as} {self.year or ''}".strip()
        first = self.authors.split(",")[0].split(" et al")[0].strip()
        surname, _, initials = first.rpartition(" ")
        if surname and initials.isupper() and len(initials) <= len("ABCD"):
            first = surname
        return f"{first} {self.year or ''}".strip()


class Sources(Record):
    """The file `sources.yaml`."""

    sources: list[Source]
