"""One question as it is drawn: its words, its answer, and the reason of every option."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from . import asks, prose
from .citations import citations
from .content import library
from .content.quizzes import Choice, Order
from .joining import numbered, sentence
from .numbers import number

if TYPE_CHECKING:
    from .content.quizzes import Number

DECIMALS = 2
"""At most so many decimals of an answer are shown."""

OPTIONS = {"options": "html", "whys": "why"}
"""What a class is told of the options, and what a view calls it."""


def question_view(question: Choice | Order | Number) -> dict[str, Any]:
    """Return what `kit/question.js` draws of a question, as plain JSON."""
    words, paper = library().words["quiz"], library().words["handouts"]
    drawn = {
        "id": question.id,
        "kind": question.kind,
        "ask": prose.inline(question.ask),
        "why": prose.inline(question.why),
        "sources": citations(question.sources),
    }
    if isinstance(question, Choice):
        how = words["choose_several" if question.kind == "several" else "choose_one"]
        options = [
            {
                "html": prose.inline(option.says),
                "plain": prose.plain(option.says),
                "right": option.right,
                "mark": words["option_right" if option.right else "option_wrong"],
                "why": prose.inline(option.why),
            }
            for option in question.options
        ]
        return drawn | {"how": how, "options": options}
    if isinstance(question, Order):
        steps = [
            {
                "html": prose.inline(step.says),
                "plain": prose.plain(step.says),
                "why": prose.inline(step.why),
            }
            for step in question.steps
        ]
        how = {"how": words["choose_order"], "on_paper": paper["order"]}
        return drawn | how | {"steps": steps, "mixed": mixed(question)}
    return drawn | {
        "how": words["choose_number"],
        "on_paper": paper["number"],
        "lowest": question.lowest,
        "highest": question.highest,
        "step": question.step,
        "start": question.lowest
        + round((question.highest - question.lowest) / 2 / question.step) * question.step,
        "answer": question.answer,
        "near": question.near,
        "says": f"{{value}} {prose.plain(question.unit)}",
        "answer_says": f"{number(question.answer, DECIMALS)} {prose.plain(question.unit)}",
        "close": prose.inline(question.close),
        "too_low": prose.inline(question.too_low),
        "too_high": prose.inline(question.too_high),
    }


def question_ask(view: dict[str, Any]) -> dict[str, Any]:
    """Return a question, as `question_view` tells it, as a class can be asked it."""
    words = library().words["quiz"]
    told = {key: view[key] for key in ("id", "kind", "ask", "why", "sources")}
    if view["kind"] == "number":
        return asks.ask(
            **told,
            range=asks.span(view["lowest"], view["highest"], view["says"], step=view["step"]),
            answer=view["answer"],
            near=view["near"],
            said=asks.strong(sentence(view["answer_says"])),
        )
    options = view["steps" if view["kind"] == "order" else "options"]
    told |= {part: [option[of] for option in options] for part, of in OPTIONS.items()}
    if view["kind"] == "order":
        steps = (numbered(at, step["html"]) for at, step in enumerate(options, start=1))
        return asks.ask(**told, said=" ".join(steps))
    right = [at for at, option in enumerate(options) if option["right"]]
    fitting = " · ".join(told["options"][at] for at in right)
    return asks.ask(**told, right=right, said=f"{asks.strong(words['option_right'])} {fitting}")


def mixed(question: Order) -> list[int]:
    """Return the positions of an order's steps as first shown: mixed, alike for everyone."""
    positions = list(range(len(question.steps)))
    shown = sorted(positions, key=lambda at: sha256(question.steps[at].says.encode()).digest())
    return shown if shown != positions else shown[::-1]
