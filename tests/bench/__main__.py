"""Measures our pages beside others' in one run, prints the tables and writes `docs/numbers.md`.

It fails only if it could not measure, never because of a slow number.
"""

import os
import platform
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Annotated

import psutil
import typer
from playwright.sync_api import Error as BrowserError

from tests.bench import class_table, measuring, static, ways_table
from tests.bench.servers import ROOT, CannotMeasureError
from tests.bench.table import rows, table

PAGE = ROOT / "docs" / "numbers.md"
FAILURES = (BrowserError, CannotMeasureError, LookupError)
LOST = "This was not measured:"

TEXT = """# Numbers

`make bench` wrote this page on {day}, with all of it measured in one run.
The machine that served also played the browser and the learners: {machine}.
It ran {versions}.

{table}

{classes}

{site}

{ways}

## How it was measured

The page is the topic on warning signs, the same notebook in both.
Stock Voila is `voila notebooks/` with its own settings.
Chromium opened the page with nothing kept from before.
It could reach no other host; what it asked of one is counted, but has no size here.
What stock Voila’s page and its kernel tell each other comes on top of its sizes.

A question is usable once a radio button or a slider on the page can be moved.
The time is the median of 5 visits to ours and of 3 to stock Voila.
A visit without a question after 45 seconds came too late, and is not in the median.
Ours had been visited once before, as it is for every learner but the first.

Each learner had 1 connection, which stayed open until all were served.
Learners of ours loaded the page and all its files.
Learners of stock Voila loaded the page alone, which starts a kernel for each of them.
Who was not served within 120 seconds failed.
Of the others, 95 of 100 waited no longer than p95.

Memory is what the server and its kernels held more once all learners were there, for each of them.
It was read with 200 learners of ours, and with 30 of stock Voila.

A class was held by 1 process, with its answers in 1 SQLite file.
A learner had joined once the page was loaded and the first news of the class was there.
Each held a stream open, and sent answers over a connection of their own.
An answer was lost if the server had acknowledged it and the class did not count it at the reveal.

The site was built by `workbook site`, and served compressed by a plain web server.
Its page is the same topic, opened 5 times with nothing kept from before.
Chromium slowed the line to 1.6 Mbit/s, and each answer by 150 ms.
For the build of twice as many, each notebook was there a second time under another name.

The last table is the page served in other ways, each with its own settings.
`tests/bench/others/` holds the apps for Streamlit, Panel and marimo, and pins their versions.
They show the prose and the quiz in controls of the framework, without our stories and pictures.
They had been visited before, and their memory was read with 100 learners.
There a learner loaded the page’s HTML and its data, and none of its other files.
Who had both was served:

- Ours sends the data in the HTML.
- Stock Voila does so too, once a kernel has run the notebook.
- Streamlit runs the app and sends its parts one by one; the last question had to be there.
- Panel runs the app for its HTML; the learner then asks for the document, which comes in one piece.
- marimo runs the app for each learner; the cell with the last question had to be there.

Streamlit, Panel and marimo sent the data over a WebSocket, which then stayed open.
Its bytes come on top of their sizes.
"""


def main(
    stock_100: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--stock-100", help="Send 100 learners to stock Voila too: minutes.")
    ] = False,
) -> None:
    """Measure our pages beside stock Voila's and those of other frameworks."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that every server is ended
    try:
        ours = measuring.ours(_say)
        stock = measuring.stock(_say, [30, 100] if stock_100 else [30])
    except FAILURES as reason:
        sys.exit(f"Nothing was measured. {reason}")
    made = table(rows(ours, stock))
    parts = {
        "classes": lambda: class_table.table(measuring.classes(_say)),
        "site": lambda: static.table(static.measured(_say)),
        "ways": lambda: _ways(ours, stock),
    }
    found = {name: _tried(measure) for name, measure in parts.items()}
    PAGE.parent.mkdir(exist_ok=True)
    text = TEXT.format(
        day=f"{datetime.now(UTC):%d %B %Y}".removeprefix("0"),
        machine=_machine(),
        versions=_versions(ours.load.browser),
        table=made,
        **found,
    )
    PAGE.write_text(text, encoding="utf-8")
    typer.echo("\n\n".join([made, *found.values()]))
    sys.exit(any(told.startswith(LOST) for told in found.values()))


def _tried(measure):
    """Return what a part measured, or why it could not, so that the other parts are not lost."""
    try:
        return measure()
    except FAILURES as reason:
        return f"{LOST} {reason}"


def _ways(ours, stock):
    alone = replace(ours, crowds=measuring.page_alone(_say))
    ways = {"ours": alone, f"stock Voila {version('voila')}": stock} | measuring.others(_say)
    return f"{ways_table.table(ways)}\n\n{ways_table.leads(ways)}"


def _say(step):
    typer.echo(f"{step} …", err=True)


def _machine():
    gigabytes = round(psutil.virtual_memory().total / 1e9)
    system = f"{platform.system()} on {platform.machine()}"
    return f"{os.cpu_count()} cores, {gigabytes} GB of memory, {system}"


def _versions(chromium):
    packages = ", ".join(f"{name} {version(name)}" for name in ("voila", "tornado", "ipykernel"))
    return f"Python {platform.python_version()}, {packages}, Chromium {chromium}"


if __name__ == "__main__":
    typer.run(main)
