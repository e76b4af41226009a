"""Where pain around the hip is felt, and what it comes from in studies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .records import Id, Name, Points, Record, SourceId, Text

ConditionId = Annotated[Id, Points("hip condition")]


class HipDisorder(Record):
    """One cause of pain around the hip, told of people in general."""

    id: Id
    name: Name
    also_called: list[Name] = []
    what: Text
    felt: Text
    """Where, when, and what it is like."""
    course: Text | None = None
    """How it usually goes. None, here and below, where no source we read tells."""
    examined: Text | None = None
    helps: Text | None = None
    sources: list[SourceId] = Field(min_length=1)


class Cause(Record):
    """What pain in one place often comes from."""

    condition: ConditionId
    says: Text
    sources: list[SourceId] = Field(min_length=1)


class HipRegion(Record):
    """One place around the hip, drawn in `figures/hip-regions.svg` under the same id."""

    id: Id
    name: Name
    where: Text
    comes_from: list[Cause] = Field(min_length=1)
    also: Text
    """What else it may be: the back, the belly, the pelvis."""
    watch: Text | None = None
    """Signs that need a doctor when the pain is in this place."""
    sources: list[SourceId] = Field(min_length=1)
    """The studies behind `also` and `watch`."""


class Hips(Record):
    """The file `hip_regions.yaml`."""

    sure: Text
    """How sure these patterns are, for all regions."""
    sure_sources: list[SourceId]
    get_help: Text
    """Signs that need help at once, wherever the pain is."""
    get_help_sources: list[SourceId]
    regions: list[HipRegion]
    conditions: list[HipDisorder]

    @model_validator(mode="after")
    def _tells_every_condition(self) -> Hips:
        told = {cause.condition for region in self.regions for cause in region.comes_from}
        for condition in self.conditions:
            if condition.id not in told:
                raise ValueError(f"conditions: {condition.id} is in no region, so nobody meets it")
        return self
