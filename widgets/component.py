"""The base of every widget: one class, module and style, for all three homes."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, ClassVar, Self

import anywidget
from traitlets import Dict

from .modules import self_contained, styles_of

ROOM = Path(__file__).parent
PAGE_TYPE = "application/vnd.workbook.component+json"
"""The mime type from which our page template builds a component without a kernel."""

RENDERING_PAGE = "WORKBOOK_PAGE"
"""The environment variable that our page renderer sets in its kernels."""


class Component(anywidget.AnyWidget):
    """A widget whose class `AgeSlider` has its module in `age_slider.js`, its style in `.css`.

    Python puts all that is shown into `_view`; the module draws it. A learner's answer, where
    there is one, is the trait `value`.
    """

    _view = Dict(help="All that the module draws: words, numbers, addresses.").tag(sync=True)
    stem: ClassVar[str]
    key: str
    """Its name among the widgets of a page: the stem and what it is made from."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Find the module and the style that stand beside the class."""
        super().__init_subclass__(**kwargs)
        if "_esm" in cls.__dict__:
            return  # the class that traitlets makes anew for each instance
        cls.stem = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        cls._esm = self_contained(ROOM / f"{cls.stem}.js")
        cls._css = style(cls.stem)

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        """Name the widget by what it is made from."""
        made: Self = super().__new__(cls, *args, **kwargs)
        options = (f"{name}={value}" for name, value in sorted(kwargs.items()))
        made.key = ":".join([cls.stem, *map(str, args), *options])
        return made

    def says(self) -> str:
        """Return what the widget holds, in one short line for its `repr`."""
        return ""

    def asks(self) -> list[dict[str, Any]]:
        """Return what a class can be asked of it, each made with `asks.ask`; most have nothing."""
        return []

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.says()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle and os.environ.get(RENDERING_PAGE):
            bundle[0][PAGE_TYPE] = {
                "component": self.stem,
                "key": self.key,
                "state": self.state(),
            }
            if asks := self.asks():
                bundle[0][PAGE_TYPE]["asks"] = asks
        return bundle

    def state(self) -> dict[str, Any]:
        """Return what a page needs to draw the widget without a kernel: its own synced traits."""
        own = (name for name in self.trait_names(sync=True) if not name.startswith("_"))
        inherited = set(anywidget.AnyWidget.class_trait_names())
        return {name: getattr(self, name) for name in sorted({"_view", *own} - inherited)}


def style(stem: str) -> str:
    """Return the style of one component, the shared rules first."""
    sheets = styles_of(ROOM / f"{stem}.js")
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)
