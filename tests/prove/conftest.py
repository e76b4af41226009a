"""The servers that the proofs share, and the numbers they print at the end."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from serving.classroom.mode import allow_many_files
from tests.chromium import launch_options
from tests.prove.postgres import Postgres
from tests.prove.servers import Site
from tests.serving.classroom.people import Facilitator
from tests.serving.process import ROOT

PAGES = ("index", "red-flags", "self-care")
NUMBERS = pytest.StashKey()


def pytest_configure(config):
    config.stash[NUMBERS] = []


def pytest_terminal_summary(terminalreporter, config):
    terminalreporter.section("numbers")
    for line in config.stash[NUMBERS]:
        terminalreporter.write_line(line)


@pytest.fixture
def report(request):
    """Keep a line for the end."""
    return request.config.stash[NUMBERS].append


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium of this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL for tests that make databases of their own, and crash none."""
    postgres = Postgres(durable=False)
    yield postgres
    postgres.remove()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """4 servers of some of our pages, on one PostgreSQL behind nginx."""
    allow_many_files()  # for nginx, and for the learners here
    pages = tmp_path_factory.mktemp("pages")
    for name in PAGES:
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", pages)
    site = Site(tmp_path_factory.mktemp("nginx"), pages)
    yield site
    site.stop()


@pytest.fixture
def led(site):
    """Whoever leads, with a class that has just been started."""
    return Facilitator(site).start()
