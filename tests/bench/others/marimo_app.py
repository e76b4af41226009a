"""The page as a marimo app: `marimo run`."""

import marimo

app = marimo.App()

with app.setup:
    import json
    from pathlib import Path

    import marimo as mo

    path = Path(__file__).parents[3] / "build" / "bench" / "page.json"
    page = json.loads(path.read_text(encoding="utf-8"))
    questions = page["questions"]


@app.function
def control(question):
    """Return what a question is answered with."""
    says = [option["says"] for option in question["options"]]
    if question["kind"] == "number":
        return mo.ui.slider(question["lowest"], question["highest"], question["step"])
    if question["kind"] == "order":
        return mo.ui.multiselect(says)
    if question["kind"] == "several":
        return mo.ui.dictionary({text: mo.ui.checkbox(label=text) for text in says})
    return mo.ui.radio(says)


@app.function
def ask(question, control):
    """Return a question, its control and, once it is answered, its reasons."""
    chosen, parts = [control.value], [control]
    if question["kind"] == "several":
        chosen = [text for text, is_chosen in control.value.items() if is_chosen]
        parts = control.elements.values()
    reasons = [each["why"] for each in question["options"] if each["says"] in chosen]
    told = mo.md("\n\n".join([*reasons, question["why"]] if any(chosen) else []))
    return mo.vstack([mo.md(question["ask"]), *parts, told])


@app.cell
def _():
    mo.md(page["before"])


@app.cell
def _():
    controls = mo.ui.array([control(question) for question in questions])
    return (controls,)


@app.cell
def _(controls):
    mo.vstack([ask(*pair) for pair in zip(questions, controls, strict=True)])


@app.cell
def _():
    mo.md(page["after"])


if __name__ == "__main__":
    app.run()
