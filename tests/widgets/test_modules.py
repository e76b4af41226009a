import base64
import re

import pytest

from widgets.component import ROOM
from widgets.modules import imported_by, self_contained

CARRIED = re.compile(r'"(data:text/javascript;base64,[^"]+)"')
RELATIVE = re.compile(r"""\b(?:from|import)\s*["']\.[^"']*["']""")
MODULES = sorted(path for path in ROOM.glob("*.js") if path.read_text(encoding="utf-8"))


def text_of(address):
    return base64.b64decode(address.partition(",")[2]).decode()


def carried(text):
    """Every carried module of a text, and those they carry: address by address."""
    for address in CARRIED.findall(text):
        yield address
        yield from carried(text_of(address))


@pytest.fixture(params=MODULES, ids=lambda path: path.stem)
def module(request):
    return request.param


def test_no_relative_import_is_left(module):
    text = self_contained(module)

    assert [text, *map(text_of, carried(text))] == [
        part for part in [text, *map(text_of, carried(text))] if not RELATIVE.search(part)
    ]


def test_each_carried_module_is_the_text_of_its_file(module):
    files = {self_contained(path) for path in imported_by(module)}

    assert files == {text_of(address) for address in carried(self_contained(module))}


def test_but_for_its_imports_a_text_is_the_file_itself(module):
    blank = re.compile(r"""(?<=from )["'](?:\.|data:)[^"']*["']""")
    file = module.read_text(encoding="utf-8")

    assert blank.sub("…", file) == blank.sub("…", self_contained(module))


def test_a_module_shared_by_2_widgets_has_1_address_so_it_is_evaluated_once():
    dom = self_contained(ROOM / "kit/dom.js")
    texts = [self_contained(ROOM / f"{stem}.js") for stem in ("quiz", "red_flag_cases")]
    addresses = [address for text in texts for address in carried(text) if text_of(address) == dom]

    assert len(addresses) > len(texts)
    assert len(set(addresses)) == 1


def test_imported_modules_are_listed_once_with_what_they_import():
    listed = [path.name for path in imported_by(ROOM / "quiz.js")]

    assert sorted(listed) == ["choices.js", "dom.js", "question.js", "slider.js", "sources.js"]


def test_an_import_of_a_missing_file_is_an_error(tmp_path):
    (tmp_path / "lost.js").write_text('import { h } from "./nowhere.js";\n', encoding="utf-8")

    with pytest.raises(FileNotFoundError, match=r"nowhere\.js"):
        self_contained(tmp_path / "lost.js")


@pytest.mark.parametrize(
    "line",
    [
        'import { h } from "./kit.js";',
        "import { h } from './kit.js';",
        'import "./kit.js";',
        'export { h } from "./kit.js";',
        'import {\n  h,\n} from "./kit.js";',
    ],
)
def test_every_way_to_write_an_import_is_carried(tmp_path, line):
    (tmp_path / "kit.js").write_text("export const h = 1;\n", encoding="utf-8")
    (tmp_path / "one.js").write_text(line, encoding="utf-8")

    assert [text_of(address) for address in carried(self_contained(tmp_path / "one.js"))] == [
        "export const h = 1;\n"
    ]


def test_an_import_from_elsewhere_is_left_alone(tmp_path):
    (tmp_path / "one.js").write_text('import x from "https://example.org/x.js";', encoding="utf-8")

    assert self_contained(tmp_path / "one.js") == 'import x from "https://example.org/x.js";'
