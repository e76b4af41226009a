"""The texts that stand in code: in modules, in Python, in page templates, each with its line."""

import ast
import re

HOLE = "{}"
"""What a value filled in leaves in a text."""

_TEXT = re.compile(r"""(["'])((?:\\.|(?!\1)[^\\\n])*)\1""")
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*")
_NOT_DIVIDED = re.compile(r"(?:^|[(,=:\[!&|?{};>]|\breturn)\s*\Z")


def of_module(code):
    """Yield the line, the text and the code before it of each text of a JavaScript module."""
    for start, text in _scan(code, 0, len(code)):
        yield code.count("\n", 0, start) + 1, text, code[max(0, start - 60) : start]


def _scan(code, at, end):
    while at < end:
        if found := _COMMENT.match(code, at, end):
            at = found.end()
        elif found := _TEXT.match(code, at, end):
            yield at, found[2]
            at = found.end()
        elif code[at] == "`":
            start, at, parts, inner = at, at + 1, [], []
            while code[at] != "`":
                if code.startswith("${", at):
                    closed = _closed(code, at + 2)
                    inner += _scan(code, at + 2, closed)
                    parts.append(HOLE)
                    at = closed + 1
                else:
                    width = 2 if code[at] == "\\" else 1
                    parts.append(code[at : at + width])
                    at += width
            yield start, "".join(parts)
            yield from inner
            at += 1
        elif code[at] == "/" and _NOT_DIVIDED.search(code[max(0, at - 20) : at]):
            at = _PATTERN.match(code, at).end()
        else:
            at += 1


def _closed(code, at):
    """Return where the brace that was opened before `at` is closed."""
    depth = 1
    while True:
        if found := _TEXT.match(code, at):
            at = found.end()
            continue
        if code[at] == "`":
            at += 1
            while code[at] != "`":
                at = _closed(code, at + 2) + 1 if code.startswith("${", at) else at + 1
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        if not depth:
            return at
        at += 1


def of_python(code):
    """Yield the line and the text of each text of Python code that may reach a person who learns.

    Left out is what only people who write code read: docstrings, errors, logs, options, the help
    of traits, and the short line that stands for a widget as its `repr`.
    """
    tree = ast.parse(code)
    unread = {
        id(part) for node in ast.walk(tree) for root in _unread(node) for part in ast.walk(root)
    }
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.JoinedStr):
            unread |= {id(part) for part in node.values if isinstance(part, ast.Constant)}
            parts = (getattr(part, "value", HOLE) for part in node.values)
            yield node.lineno, "".join(part if isinstance(part, str) else HOLE for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _unread(node):
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    repr_ = isinstance(node, ast.FunctionDef) and node.name in {"says", "__repr__"}
    if docstring or repr_ or isinstance(node, ast.Raise | ast.Assert):
        yield node
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {
        "self._says",
        "made.key",
    }:
        yield node.value
    elif isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        if re.search(r"(^|\.)(_?log\.\w+|print|compile|pick|tag|Option|Argument|echo)$", called):
            yield from node.args
        yield from (each for each in node.keywords if each.arg == "help")


def of_template(html):
    """Yield the line and the text of each text of a page template: in it, and in what is heard."""
    html = re.sub(
        r"(<style>).*?(?=</style>)",
        lambda found: found[1] + "\n" * found[0].count("\n"),
        html,
        flags=re.DOTALL,
    )
    bare = re.sub(
        r"\{#.*?#\}|\{%.*?%\}", lambda found: "\n" * found[0].count("\n"), html, flags=re.DOTALL
    )
    bare = re.sub(r"\{\{.*?\}\}", HOLE, bare, flags=re.DOTALL)
    for found in re.finditer(r"<[^>]*>|[^<]+", bare):
        line = bare.count("\n", 0, found.start()) + 1
        if not found[0].startswith("<"):
            yield line, found[0].strip()
            continue
        for said in re.finditer(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"', found[0]):
            yield line, said[1]
