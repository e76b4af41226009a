"""The page that every framework serves: a topic's prose and its quiz, as JSON that all can read."""

import json
import re

import nbformat

from tests.bench.servers import ROOT
from widgets.content import library

PAGE = ROOT / "build" / "bench" / "page.json"
TOPIC = "red-flags"


def write():
    """Write the page, and return words of its last question that any framework sends unchanged."""
    notebook = nbformat.read(ROOT / "notebooks" / f"{TOPIC}.ipynb", 4)
    asked = next(n for n, cell in enumerate(notebook.cells) if "Quiz(" in cell.source)
    questions = [_question(question) for question in library().quiz(TOPIC).questions]
    page = {
        "before": _prose(notebook.cells[:asked]),
        "questions": questions,
        "after": _prose(notebook.cells[asked:]),
    }
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(json.dumps(page), encoding="utf-8")
    return max(re.findall(r"[\w ]+", questions[-1]["ask"], re.ASCII), key=len)


def _prose(cells):
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def _question(question):
    told = question.model_dump(mode="json")
    told["options"] = told.pop("options", None) or told.pop("steps", [])
    return told
