"""Notebooks as git holds them: run, with the one line each cell shows as text, and nothing else.

nbval compares what a cell shows now with what is stored, and compares nothing in a cell that was
never run; widget state and random ids would make every run a change. So this is the middle.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import nbformat

from .running import run_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def stamp(paths: Sequence[Path]) -> None:
    """Run notebooks and store their execution counts and one-line text outputs.

    Raises
    ------
    NotebookError
        If one can't be run; all files then stay as they were.
    """
    for path, notebook in zip(paths, run_all(paths, os.environ), strict=True):
        for cell in notebook.cells:
            if cell.cell_type == "code":
                # JupyterLab then shows the first line of the code alone, and what it makes.
                cell.metadata["jupyter"] = {"source_hidden": True}
                cell.outputs = [_text_only(output) for output in cell.outputs if "data" in output]
        notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
        nbformat.validate(notebook)
        nbformat.write(notebook, path)


def _text_only(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    output.data = {"text/plain": output.data["text/plain"]}
    output.metadata = {}
    return output
