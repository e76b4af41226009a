"""Modules joined to one: each once, before those that need it, and no form is guessed."""

import pytest

from serving.assets import rooms
from serving.site.assets import SiteAssets
from serving.site.joined import joined
from serving.site.refused import SiteError
from tests.serving.process import ROOT

COMPONENTS = sorted(path.stem for path in (ROOT / "widgets").glob("*.js"))
MODULES = {
    "widgets/kit/dom.js": "export const h = 1;\nexport function say() {}\n",
    "widgets/kit/line.js": 'import { h } from "./dom.js";\nexport class Line {}\n',
    "widgets/quiz.js": 'import { h, say as told } from "./kit/dom.js";\n'
    'import { Line } from "./kit/line.js";\nexport default { render };\n',
    "template/host.js": 'import { h } from "../widgets/kit/dom.js";\n'
    "const { default: it } = await import(name);\n",
}


def test_each_module_stands_once_and_before_those_that_need_it():
    text = joined(["widgets/quiz.js", "template/host.js"], MODULES.get)
    places = [text.index(f'$modules["{name}"] = ') for name in MODULES]

    assert sorted(places) == places
    assert len(MODULES) == text.count("] = await (async")


def test_what_is_exported_is_found_by_its_name():
    text = joined(["widgets/quiz.js", "template/host.js"], MODULES.get)

    assert "const h = 1;\nfunction say() {}\nreturn { h, say };" in text
    assert 'const { h, say : told } = $modules["widgets/kit/dom.js"];' in text
    assert "const $default = { render };\nreturn { default: $default };" in text
    assert "await $import(name);" in text


@pytest.mark.parametrize(
    "line",
    [
        'import "./dom.js";',
        'import * as all from "./dom.js";',
        'import def from "./dom.js";',
        "export let count = 0;",
        'export * from "./dom.js";',
        "export { h };",
    ],
)
def test_a_form_that_is_not_known_is_named_with_its_module(line):
    with pytest.raises(SiteError, match=r"^widgets/x\.js: '.*' can’t be joined"):
        joined(["widgets/x.js"], {"widgets/x.js": f"{line}\n"}.get)


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_modules_of_every_component_can_be_joined(name):
    text = SiteAssets(rooms(ROOT)).joined([name], "template/host.js", "template/offline.js")

    assert f'$modules["widgets/{name}.js"] = await' in text
    assert "</script" not in text
    assert "<!--" not in text
