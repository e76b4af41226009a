"""The pages of the site are valid HTML: the Nu Html Checker finds no error in any of them."""

import subprocess

import pytest

from serving.site.build import build
from tests.prove import hosts
from tests.prove.install import program
from tests.serving.process import ROOT

CHECKER = "npm/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.parametrize("options", [{"url": "https://backs.example/book/"}, {"single_file": True}])
def test_every_page_is_valid_html(tmp_path, options):
    build(ROOT / "notebooks", tmp_path / "site", **options)
    pages = sorted((tmp_path / "site").glob("*.html"))
    # Its warnings take data in a page for scripts, and it knows no CSS of the last years.
    how = ["--errors-only", "--filterpattern", ".*CSS:.*", "--format", "gnu"]
    told = subprocess.run(
        [program("java"), "-jar", hosts.folder() / CHECKER, *how, *pages],
        capture_output=True,
        text=True,
        check=False,
    )

    assert len(pages) >= 19
    assert ("", 0) == (told.stderr, told.returncode)
