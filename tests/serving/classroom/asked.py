"""Questions of every kind that a class can be asked."""

from widgets.asks import ask, span

SINGLE = ask(
    id="scan",
    kind="single",
    ask="Is a <strong>scan</strong> needed &amp; useful?",
    options=["Yes", "<em>No</em>", "Not &lt; 6 weeks"],
    right=[1],
    said="<strong>No.</strong>",
    whys=["Not at first.", "It seldom helps.", "It depends."],
    why="Most pain settles.",
    sources=[{"text": "Some 2020", "href": "sources.ipynb#some-2020"}],
)
CASE = ask(
    id="amir",
    kind="single",
    about="<p>Amir cannot feel his saddle.</p>",
    ask="How fast does Amir need help?",
    options=["Now", "Today", "Within days", "At home"],
    values=["now", "same-day", "within-days", "self-care"],
    right=[0],
    said="Now.",
)
BELIEF = ask(
    id="backs", kind="single", ask="What do you think?", options=["True", "False"], said="False."
)
SEVERAL = ask(
    id="helps",
    kind="several",
    ask="What helps?",
    options=["Walking", "Bed", "Swimming"],
    right=[0, 2],
    said="Walking and swimming.",
)
ORDER = ask(
    id="steps",
    kind="order",
    ask="What comes first?",
    options=["Ask", "Look", "Feel", "Move"],
    said="1. Ask 2. Look 3. Feel 4. Move",
)
NUMBER = ask(
    id="discs",
    kind="number",
    ask="How many of 100 people?",
    range=span(0, 100, "{value} of 100 people"),
    answer=14,
    near=5,
    said="14 of 100 people.",
)
ASKS = [SINGLE, CASE, BELIEF, SEVERAL, ORDER, NUMBER]
