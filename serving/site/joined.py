"""Modules joined to one, so that a page of a site asks for one file and not for twenty.

Each module becomes a function that returns what it exports; they stand in the order in which they
need each other. Only the forms that our modules are written in are known, the others are refused.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

from .refused import SiteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "(?P<address>\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?P<kind>async function|function|const|class) (?P<name>[\w$]+)", re.MULTILINE
)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)
_ANY_IMPORT = re.compile(r"^import\b(?!\().*", re.MULTILINE)
_ANY_EXPORT = re.compile(r"^export\b.*", re.MULTILINE)
_LATER = re.compile(r"\bimport\(")

_HEAD = """const $modules = {};
const $import = async (name) => $modules[name];
"""
_MODULE = """$modules[%s] = await (async () => {
%s
return { %s };
})();
"""


def joined(names: Iterable[str], read: Callable[[str], str]) -> str:
    """Return some modules and all that they import as the text of one module.

    A later `import(name)` in them finds any of them by its name.

    Parameters
    ----------
    names
        The modules, such as `widgets/quiz.js`, in the order in which they run.
    read
        Gives the text of a module of a name.

    Raises
    ------
    SiteError
        If a module imports or exports in a way that is not known here.
    """
    made: dict[str, str] = {}

    def add(name: str) -> None:
        if name in made:
            return
        text = read(name)
        made[name] = ""  # a module that imports itself by a detour finds nothing, as it should
        for match in _IMPORT.finditer(text):
            add(_name(name, match["address"]))
        del made[name]
        made[name] = _function(name, text)

    for name in names:
        add(name)
    return _HEAD + "".join(made.values())


def _function(name: str, text: str) -> str:
    exports = [match["name"] for match in _EXPORT.finditer(text)]

    def imported(match: re.Match[str]) -> str:
        names = re.sub(r"\bas\b", ":", match["names"]).strip()
        return f"const {{ {names} }} = $modules[{json.dumps(_name(name, match['address']))}];"

    text = _EXPORT.sub(r"\g<kind> \g<name>", _IMPORT.sub(imported, text))
    if _DEFAULT.search(text):
        text = _DEFAULT.sub("const $default = ", text)
        exports.append("default: $default")
    for form in (_ANY_IMPORT, _ANY_EXPORT):
        if left := form.search(text):
            raise SiteError(f"{name}: {left[0]!r} can’t be joined; write it as other modules do.")
    return _MODULE % (json.dumps(name), _LATER.sub("$import(", text).strip(), ", ".join(exports))


def _name(importing: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(importing), address))
