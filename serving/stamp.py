"""Notebooks as git holds them: run, with the one line each cell shows as text, and nothing else.

nbval compares what a cell shows now with what is stored, and compares nothing in a cell that was
never run; widget state and random ids would make every run a change. So this is the middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient

if TYPE_CHECKING:
    from pathlib import Path

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def stamp(path: Path) -> None:
    """Run a notebook and store its execution counts and one-line text outputs.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell raises; the file then stays as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, resources=resources, store_widget_state=False).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = [_text_only(output) for output in cell.outputs if "data" in output]
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


def _text_only(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    output.data = {"text/plain": output.data["text/plain"]}
    output.metadata = {}
    return output
