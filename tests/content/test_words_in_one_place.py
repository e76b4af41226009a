"""Every word that a learner reads stands in `content/` or in a notebook, and none in code."""

import re

import pytest

from tests.content.literals import HOLE, of_module, of_python, of_template
from widgets.content.library import ROOM

HOME = ROOM.parent

WORD = r"[^\W\d_]+"
SEVERAL_WORDS = re.compile(rf"(?:(?<![\w-]){WORD}[,;:]?|\{{\}}|\d) +{WORD}(?![\w-])")
NAME_OR_BEGINNING = re.compile(r"(?<![\w.-])[^\W\d_a-z][a-zà-ÿ]+(?![\w-])")
SIGNS = re.compile(r"^[,:;.?!]\s|(?:\{\}|\w)[.:;,?!](?:\s|$)|\s\(|\{\}\)")
"""Signs that join texts: other languages have other ones. “·” or “✓” alone is no such sign."""

SHOWN = re.compile(r"(?:textContent = |button\(|append\(|\}, )$")
"""What stands in a module before a text that is drawn as it is."""

NO_WORDS = re.compile(
    r"[a-z]+/[a-z]+; ?charset=.*"  # a media type
    r"|'self'.*"  # a rule of a Content-Security-Policy
    r"|[\w.,: -]+\{[^{}]*:[^{}]*\}.*|.*\bcounter\(page\).*"  # a style
    r"|translate\(.*\)"  # where a part of a drawing stands
    r"|--[A-Z][\w.]+=\w*"  # an option of a program that we start
    r"|[a-z-]*:|www\."  # the scheme of an address, the name of a kept answer
)

EDITORS = {
    "addresses", "app", "cli", "gallery", "hard_words", "prose", "quality", "reading_level",
    "reference", "report", "stamp", "type_words", "words",
}  # fmt: skip
"""What speaks in `serving/` to editors and to who runs a server, in English."""

WRITE_CODE = {"serving/modules_out.py", "serving/site/joined.py"}
"""What writes modules, and nothing else."""

NEVER_READ = {
    # A browser's console.
    "serving/template/offline.js": {"The worker could not store the site."},
    # Selectors, headers of HTTP.
    "serving/template/class_question.js": {"input:not(:disabled), select, textarea"},
    "serving/template/storage.js": {f"{HOLE}answers:"},
    "widgets/kit/board_join.js": {
        "script, style, link, meta, base, header, nav, footer, iframe, form"
    },
    "widgets/kit/board_line.js": {f"Bearer {HOLE}"},
    "widgets/kit/live.js": {f"Bearer {HOLE}"},
    # Names of classes, keys of dictionaries, parts of errors, the name of our program in calendars.
    "widgets/__init__.py": {"Figure", "Progress", "Quiz", "Recall"},
    "widgets/age_slider.py": {", "},
    "widgets/effects_view.py": {", "},
    "widgets/effects_words.py": {"Outcome"},
    "widgets/option_table.py": {"Outcome"},
    "widgets/walking_plan.py": {"-//Back and Hip Workbook//Walking plan//EN"},
    # What servers, stores, browsers and style sheets speak, their settings, names of files.
    "serving/assets.py": {"; charset=utf-8"},
    "serving/cells.py": {f"{HOLE}: {HOLE}"},  # an error of Python, as Python tells it
    "serving/classroom/engine.py": {"BEGIN IMMEDIATE"},
    "serving/classroom/export.py": {'attachment; filename="class.csv"'},
    "serving/classroom/facilitator.py": {"Authorization"},
    "serving/classroom/joining.py": {"Host"},
    "serving/classroom/mode.py": {f"Class mode: {HOLE}", "Application Support", "Library"},
    "serving/classroom/stream.py": {
        "retry: 2000\n",
        f"{HOLE}event: state\ndata: {HOLE}\n\n",
        ": still here\n\n",
    },
    "serving/classroom/talk.py": {
        "Origin", "Allow", "Bearer", "Connection", ", ", "%s: %s\n%s",
    },
    "serving/handlers.py": {"public, max-age=31536000, immutable", "Vary"},
    "serving/headers.py": {"; ", "Server", "%d %s: %s"},
    "serving/lab_copy.py": {f"{HOLE} ({HOLE}).ipynb"},
    "serving/rendering.py": {"False"},
    "serving/site/offline.py": {f"const {HOLE} = {HOLE};"},
}  # fmt: skip
"""Texts that nobody reads who learns, though they look like words."""


def joins_or_speaks(text):
    bare = re.sub(r"<[^>]*(?:>|$)", "", text)
    found = SEVERAL_WORDS.search(bare) or NAME_OR_BEGINNING.search(bare) or SIGNS.search(bare)
    return bool(found)


def spoken_in_module(code):
    for line, text, before in of_module(code):
        drawn = SHOWN.search(before) and any(map(str.isalpha, text.replace(HOLE, "")))
        if (drawn or joins_or_speaks(text)) and not NO_WORDS.fullmatch(text):
            yield line, text


def spoken_in_python(code):
    # Code and documents for machines are no words.
    documents = ("<?xml", "def ", "<!doctype", "User-agent")
    for line, text in of_python(code):
        if joins_or_speaks(text) and not (text.startswith(documents) or NO_WORDS.fullmatch(text)):
            yield line, text


def spoken_in_template(html):
    for line, text in of_template(html):
        said = re.sub(r'[\w-]+="[^"]*"', "", text.replace(HOLE, ""))
        if re.search(r"[^\W_]|[.,:;?!]", said):
            yield line, text


def spoken_in_sheet(html):
    """Yield the words of a template for paper, which joins what it tells with signs of its own."""
    for line, text in spoken_in_template(html):
        if re.search(r"[^\W_]", text.replace(HOLE, "")):
            yield line, text


def spoken(path):
    name = path.relative_to(HOME).as_posix()
    of = {".js": spoken_in_module, ".py": spoken_in_python, ".j2": spoken_in_template}[path.suffix]
    if name.startswith("serving/handouts/") and path.suffix == ".j2":
        of = spoken_in_sheet
    known = NEVER_READ.get(name, set())
    said = of(path.read_text(encoding="utf-8"))
    return [f"{name}:{line}: {text!r}" for line, text in said if text not in known]


def code_files():
    yield from (HOME / "widgets").rglob("*.js")
    yield from (HOME / "widgets").glob("*.py")
    yield from (HOME / "serving").rglob("*.j2")
    yield from (HOME / "serving/template").glob("*.js")
    for path in (HOME / "serving").rglob("*.py"):
        editors = path.parent.name == "serving" and path.stem in EDITORS
        if not editors and path.relative_to(HOME).as_posix() not in WRITE_CODE:
            yield path


def test_no_module_no_python_and_no_template_speaks_to_a_learner():
    files = sorted(code_files())

    assert len(files) > 100
    assert [] == [each for path in files for each in spoken(path)]


@pytest.mark.parametrize(
    "code",
    [
        'h("p", {}, "your guess");',
        'h("p", {}, "points");',
        "line.textContent = 'points';",
        "told.append(`${count} of 100`);",
        'const said = right ? "Yes" : words.wrong;',
        'h("p", {}, `${name}: `, prose(html));',
        'names.join(", ")',
        'h("button", { "aria-label": `Less of ${ask(`${a}`)}` });',
        'const quoted = text.replace(/"/g, ""); h("p", {}, "a word");',
    ],
)
def test_a_word_or_a_joining_sign_in_a_module_is_found(code):
    assert list(spoken_in_module(code))


@pytest.mark.parametrize(
    "code",
    [
        '// Your guess, and "why".\nh("p", { class: "wb-soft wb-lead" }, words.guess);',
        'h("p", {}, words.name, " · ", h("strong", {}, words.why), " ");',
        'svg("path", { d: "M12 2L22 21H2Z" }, `translate(${x})`);',
        "const half = (a + b) / 2; const whole = `${100 / a}%`;",
    ],
)
def test_code_without_words_is_let_be(code):
    assert [] == list(spoken_in_module(code))


@pytest.mark.parametrize(
    "code",
    [
        'says = f"{count} of 100 people"',
        'said = {"title": "Answers"}',
        'row = ", ".join(names)',
        'line = f"{name}: {answer}"',
        'html = f"<strong>Your guess</strong> {guess}"',
    ],
)
def test_a_word_or_a_joining_sign_in_python_is_found(code):
    assert list(spoken_in_python(code))


@pytest.mark.parametrize(
    "code",
    [
        'def f():\n    """Return what is said."""\n    return key',
        'raise ValueError(f"There is no outcome {outcome!r}.")',
        '_log.warning("Kernel %s was gone already.", kernel_id)',
        'value = Dict(help="The guess so far.").tag(sync=True)',
        'pattern = re.compile(r"a word")',
    ],
)
def test_what_only_people_who_write_code_read_is_let_be(code):
    assert [] == list(spoken_in_python(code))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Read this</p>",
        '<nav aria-label="Topics"></nav>',
        "<p>{{ name }}: {% if a %}{{ a }}{% endif %}</p>",
    ],
)
def test_a_word_or_a_sign_in_a_template_is_found(html):
    assert list(spoken_in_template(html))


def test_a_list_of_exceptions_names_only_what_is_there():
    gone = [
        f"{name}: {text!r}"
        for name, texts in NEVER_READ.items()
        for text in texts
        if not (HOME / name).exists() or text not in {each[1] for each in _texts(HOME / name)}
    ]

    assert [] == gone


def _texts(path):
    code = path.read_text(encoding="utf-8")
    return of_module(code) if path.suffix == ".js" else of_python(code)
