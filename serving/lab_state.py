"""Widgets that outlive their kernel in JupyterLab.

JupyterLab saves the state of those widgets alone that a running kernel knows, so saving a notebook
that was opened but not run would take its widgets away. Two things prevent that: a kernel begins
by making the widgets of its notebook again, with the answers saved in them; and what a kernel
does not know is kept from the file on disk.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.sign import NotebookNotary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jupyter_server.serverapp import ServerApp

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
MODEL = "IPY_MODEL_"

KERNEL_START = """\
def begin():
    import os, sys

    if "JPY_SESSION_NAME" not in os.environ:
        return
    # A part of jsonschema's that nothing here uses takes 3 seconds to import.
    unused = "rfc3987_syntax"
    without = sys.modules.setdefault(unused, None) is None
    try:
        from serving.lab_state import make_again

        make_again()
    except Exception:
        pass
    finally:
        if without:
            del sys.modules[unused]


begin()
del begin
"""
"""What a kernel runs first: IPython's own start-up file. Whatever fails, the kernel starts."""


def widget_state(notebook: Mapping[str, Any]) -> dict[str, Any]:
    """Return the saved state of a notebook's widgets, by model id; none is an empty one."""
    state: dict[str, Any] = notebook["metadata"].get("widgets", {}).get(STATE, {}).get("state", {})
    return state


def shown(notebook: Mapping[str, Any]) -> Iterator[str]:
    """Yield the model id of each widget that the outputs of a notebook show."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            view = output.get("data", {}).get(VIEW)
            if view:
                yield view["model_id"]


def keep_widgets(notebook: dict[str, Any], before: Mapping[str, Any]) -> None:
    """Give a notebook about to be saved the widgets that it shows but lost since `before`."""
    saved, kept = widget_state(before), dict(widget_state(notebook))
    wanted = [model_id for model_id in shown(notebook) if model_id not in kept]
    while wanted:
        model_id = wanted.pop()
        if model_id in saved and model_id not in kept:
            kept[model_id] = saved[model_id]
            wanted += _models_in(saved[model_id]["state"])
    if kept:
        whole = {"state": kept, "version_major": 2, "version_minor": 0}
        notebook["metadata"]["widgets"] = {STATE: whole}


def _models_in(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(MODEL):
        yield value.removeprefix(MODEL)
    elif isinstance(value, list):
        for part in value:
            yield from _models_in(part)
    elif isinstance(value, dict):
        yield from _models_in(list(value.values()))


def make_again() -> None:
    """Make the widgets of the notebook that this kernel was started for, if it is trusted.

    They keep their model ids, so JupyterLab finds behind each widget it shows one that is live.
    """
    path = Path(os.environ["JPY_SESSION_NAME"])
    notebook = nbformat.read(path, as_version=4)
    if not NotebookNotary(data_dir=os.environ["JUPYTER_DATA_DIR"]).check_signature(notebook):
        return
    saved = widget_state(notebook)
    for model_id in shown(notebook):
        state = saved.get(model_id, {}).get("state", {})
        if "_view" in state and "_esm" in state:
            _made_again(model_id, state)


def _made_again(model_id: str, state: Mapping[str, Any]) -> None:
    from anywidget import AnyWidget  # noqa: PLC0415 - the server has no use for it
    from traitlets import Any as AnyTrait  # noqa: PLC0415

    own = {
        name: AnyTrait(value).tag(sync=True)
        for name, value in state.items()
        if name == "_view" or not (name.startswith("_") or AnyWidget.class_traits().get(name))
    }
    # The front end keeps one style for each class, by its full name.
    module, _, name = state.get("_anywidget_id", "MadeAgain").rpartition(".")
    code = {"__module__": module, "_esm": state["_esm"], "_css": state.get("_css", "")}
    with suppress(Exception):
        # ipywidgets keeps every widget until its kernel ends.
        type(name, (AnyWidget,), code | own)(model_id=model_id)


def _keep_on_save(*, model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    if model.get("type") == "notebook" and model.get("content"):
        on_disk = Path(contents_manager.root_dir, path.strip("/"))
        if on_disk.exists():
            keep_widgets(model["content"], nbformat.read(on_disk, as_version=4))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    server.contents_manager.register_pre_save_hook(_keep_on_save)
