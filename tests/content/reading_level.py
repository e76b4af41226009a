"""What learners read outside notebooks: the sections of content and of the interface's words."""

import re
from collections.abc import Mapping
from itertools import groupby

from serving.reading_level import Section


def of_content(inspection, simplify):
    """The widgets' texts: all of a treatment, a question, a case, a word … read together."""
    ids = {
        (path, place[:2]): item
        for items in inspection.ids.values()
        for item, (path, place) in items.items()
    }
    for (path, at), group in groupby(
        inspection.texts(), key=lambda leaf: (leaf.path, _record(leaf))
    ):
        text = "\n".join(filter(None, (simplify(leaf.text) for leaf in group)))
        name = "/".join(path.parts[path.parts.index("content") :])
        place = f"{name}, {ids.get((path, at), at[0])}" if at else name
        yield Section(place, name, text)


def of_words(words, simplify):
    """The words of the interface, a part of it at a time."""
    for part, texts in words.items():
        filled = (re.sub(r"\{\w+\}", "5", text) for text in strings(texts))
        text = "\n".join(filter(None, (simplify(text) for text in filled)))
        yield Section(f"content/words.yaml, {part}", "content/words.yaml", text)


def strings(value):
    """Each text in a nest of mappings and lists."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    else:
        yield str(value)


def _record(leaf):
    """The list and the position a text belongs to, such as `questions`, 2; none for a treatment."""
    if leaf.path.parent.name in {"treatments", "exercises"} or len(leaf.location) < 2:
        return ()
    return leaf.location[:2] if isinstance(leaf.location[1], int) else leaf.location[:1]
