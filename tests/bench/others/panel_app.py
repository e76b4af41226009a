"""The page as a Panel app: `panel serve`."""

import json
from pathlib import Path

import panel as pn

PAGE = Path(__file__).parents[3] / "build" / "bench" / "page.json"

pn.extension(sizing_mode="stretch_width")


def control(question):
    """Return what a question is answered with."""
    says = [option["says"] for option in question["options"]]
    if question["kind"] == "number":
        lowest, highest, step = (question[name] for name in ("lowest", "highest", "step"))
        return pn.widgets.FloatSlider(start=lowest, end=highest, step=step)
    if question["kind"] == "order":
        return pn.widgets.MultiChoice(options=says)
    if question["kind"] == "several":
        return pn.widgets.CheckBoxGroup(options=says)
    return pn.widgets.RadioBoxGroup(options=says)


def ask(question):
    """Return a question, its control and a place for its reasons."""
    asked, told = control(question), pn.pane.Markdown()

    def tell(event):
        chosen = event.new if isinstance(event.new, list) else [event.new]
        reasons = [each["why"] for each in question["options"] if each["says"] in chosen]
        told.object = "\n\n".join([*reasons, question["why"]])

    asked.param.watch(tell, "value")
    return [question["ask"], asked, told]


page = json.loads(PAGE.read_text(encoding="utf-8"))
questions = [part for question in page["questions"] for part in ask(question)]
pn.Column(page["before"], *questions, page["after"]).servable()
