"""Questions with a reason for every option."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .records import Id, QuestionId, QuizId, Record, SourceId, Text


class _Question(Record):
    id: Id
    ask: Text
    why: Text
    """The explanation under the answer, whatever was chosen."""
    sources: list[SourceId] = []


class Option(Record):
    """One answer a learner can choose, and why it is right or wrong."""

    says: Text
    right: bool = False
    why: Text


class Choice(_Question):
    """A question with one right option (`single`) or several (`several`)."""

    kind: Literal["single", "several"]
    options: list[Option] = Field(min_length=2, max_length=6)

    @model_validator(mode="after")
    def _has_its_answer(self) -> Choice:
        right = sum(option.right for option in self.options)
        if self.kind == "single" and right != 1:
            raise ValueError(f"a single question needs 1 right option, not {right}")
        if right == 0:
            raise ValueError("mark at least 1 option with right: true")
        return self


class Step(Record):
    """One item of an order, and why it stands where it stands."""

    says: Text
    why: Text


class Order(_Question):
    """A question whose `steps` are given here in the right order, and shown mixed."""

    kind: Literal["order"]
    steps: list[Step] = Field(min_length=3, max_length=6)


class Number(_Question):
    """A question answered with a number, on a slider from `lowest` to `highest`."""

    kind: Literal["number"]
    answer: float
    lowest: float = 0
    highest: float = 100
    step: float = Field(default=1, gt=0)
    near: float = Field(ge=0)
    """How far off still counts as close, in the unit of the answer."""
    unit: Text
    close: Text
    too_low: Text
    too_high: Text

    @model_validator(mode="after")
    def _lies_on_the_slider(self) -> Number:
        if not self.lowest <= self.answer <= self.highest:
            raise ValueError("answer must lie between lowest and highest")
        return self


class Recalled(Record):
    """A question of an earlier topic, asked again at the head of a later one."""

    quiz: QuizId
    question: QuestionId


class TeachBack(Record):
    """What a learner tells a friend in their own words, and 1 way to say it."""

    prompt: Text
    model: Text
    """A model answer of 2 to 4 short sentences, as a friend would say it."""
    points: list[Text] = Field(min_length=2, max_length=4)
    """What is worth saying. A fact carries its citation as a link."""
    sources: list[SourceId] = []
    """Where the facts of the model answer come from."""


class Quiz(Record):
    """A file of the folder `quizzes/`: the questions of one topic."""

    id: Id
    title: Text
    questions: list[Annotated[Choice | Order | Number, Field(discriminator="kind")]] = Field(
        min_length=1
    )
    recall: list[Recalled] = Field(default=[], min_length=3, max_length=3)
    """3 questions of earlier topics; the first topics have none."""
    teach_back: TeachBack | None = None
