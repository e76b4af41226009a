"""Reports of one spine: how far 10 readings of the same person were alike."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .records import Certainty, Checked, Record, SourceId, Text

Count = Annotated[int, Field(ge=0)]


class Report(Record):
    """An average report, set beside what experts saw on the scans."""

    seen_by_experts: Count
    missed: Count
    not_there: Count
    """Named in the report, and not seen by the experts."""

    @model_validator(mode="after")
    def _misses_no_more_than_there_is(self) -> Report:
        if self.missed > self.seen_by_experts:
            raise ValueError("missed cannot be more than seen_by_experts")
        return self


class Study(Record):
    """A larger study to set beside it."""

    says: Text
    source: SourceId


class ScanReports(Record):
    """The file `scan_reports.yaml`."""

    story: Text
    findings: Annotated[int, Field(gt=0)]
    in_all: Count
    """How many of the findings were in every report."""
    in_one: Count
    """How many were in a single report."""
    report: Report
    meaning: Text
    limits: Text
    """What the study cannot say."""
    paid_by: Text
    certainty: Certainty
    checked: Checked
    source: SourceId
    calmer: list[Study] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> ScanReports:
        if self.in_all + self.in_one > self.findings:
            raise ValueError("in_all and in_one cannot be more than findings")
        return self
