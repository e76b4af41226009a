"""The page as a Streamlit app: `streamlit run`."""

import json
from pathlib import Path

import streamlit as st

PAGE = Path(__file__).parents[3] / "build" / "bench" / "page.json"


def answer(question):
    """Ask a question, and return what was chosen."""
    says = [option["says"] for option in question["options"]]
    label = {"label": question["id"], "label_visibility": "collapsed"}
    if question["kind"] == "number":
        lowest, highest, step = (question[name] for name in ("lowest", "highest", "step"))
        return [st.slider(min_value=lowest, max_value=highest, step=step, **label)]
    if question["kind"] == "order":
        return st.multiselect(options=says, **label)
    if question["kind"] == "several":
        return [text for text in says if st.checkbox(text)]
    return [st.radio(options=says, index=None, **label)]


page = json.loads(PAGE.read_text(encoding="utf-8"))
st.markdown(page["before"])
for question in page["questions"]:
    st.markdown(question["ask"])
    chosen = answer(question)
    if any(chosen):
        reasons = [each["why"] for each in question["options"] if each["says"] in chosen]
        st.markdown("\n\n".join([*reasons, question["why"]]))
st.markdown(page["after"])
