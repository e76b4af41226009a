"""What the pages of a site say of themselves, and that a site is the same whenever it is built."""

import pytest
from typer.testing import CliRunner

from serving.cli import app
from serving.site.build import single_files, site
from serving.site.refused import SiteError
from serving.site.search import web_url
from tests.serving.site_build import Page, built, dead_links, read
from widgets.content import library

URL = "https://backs.example/sub/"


def page(files, name):
    return Page(files[name].decode())


@pytest.fixture(scope="module")
def with_url(make):
    """The same site, made with its web address."""
    return make(site, URL)


def test_without_a_web_address_nothing_needs_one(small_site):
    files = read(small_site)

    assert not {"robots.txt", "sitemap.xml"} & files.keys()
    assert not any(b"canonical" in text or b"og:" in text for text in files.values())
    assert [] == [link for link in page(files, "404.html").links if not link.startswith("#")]
    assert set() == page(files, "404.html").loads
    assert "start page" not in files["404.html"].decode()


def test_a_page_says_what_it_teaches(small_site):
    message = library().topics["index"].message

    assert message == page(read(small_site), "index.html").meta["description"]


def test_with_its_web_address_a_site_can_be_found_and_shared(with_url):
    index, words = page(with_url, "index.html").meta, page(with_url, "glossary.html").meta

    assert ("Start", URL, "website") == (index["og:title"], index["og:url"], index["og:type"])
    assert library().topics["index"].message == index["og:description"]
    assert f"{URL}glossary.html" == words["og:url"]
    assert f'rel="canonical" href="{URL}glossary.html"'.encode() in with_url["glossary.html"]
    assert {"#page", URL} == page(with_url, "404.html").links
    assert "The start page lists all topics." in with_url["404.html"].decode()


def test_the_sitemap_lists_every_page_in_the_order_of_topics(with_url):
    listed = with_url["sitemap.xml"].decode().split("<loc>")[1:]

    assert [URL, f"{URL}glossary.html", f"{URL}sources.html"] == [
        each.partition("</loc>")[0] for each in listed
    ]
    assert f"Sitemap: {URL}sitemap.xml\n" in with_url["robots.txt"].decode()


def test_every_page_allows_itself_nothing_from_elsewhere(small_site):
    files = read(small_site)
    policies = {
        name: page(files, name).meta["Content-Security-Policy"]
        for name in files
        if name.endswith(".html")
    }

    assert {"index.html", "glossary.html", "sources.html", "404.html"} == policies.keys()
    for policy in policies.values():
        assert "default-src 'none'" in policy
        assert not {"http:", "https:", "'unsafe-inline'", "'unsafe-eval'", "*"} & set(
            policy.split()
        )


def test_a_site_is_the_same_to_the_byte_whenever_it_is_built(small, small_site, tmp_path):
    assert read(small_site) == built(small, tmp_path / "again")


def test_pages_of_one_file_need_no_other_and_are_the_same_too(make, stick):
    files = read(stick)
    loads = {load for name in files for load in Page(files[name].decode()).loads}

    assert {".workbook-files", "glossary.html", "index.html", "sources.html"} == files.keys()
    assert set() == loads
    assert [] == [link for link in dead_links(files) if "#" not in link]
    assert make(single_files).items() <= files.items()


def test_a_web_address_ends_with_a_slash():
    assert URL == web_url(URL) == web_url(URL.removesuffix("/"))


@pytest.mark.parametrize("url", ["backs.example", "ftp://backs.example/", "https://x.example/?a"])
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(SiteError, match="is no address for a site; try --url https://"):
        web_url(url)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["glossary"], "has no index.ipynb; a site needs a start page."),
        (["index", "404"], "has a notebook whose page would be 404.html; rename it."),
    ],
)
def test_the_command_says_in_a_sentence_why_it_builds_nothing(
    write_notebook, tmp_path, names, said
):
    for name in names:
        write_notebook(tmp_path / f"{name}.ipynb", ("md", "# Here"))
    run = CliRunner().invoke(app, ["site", str(tmp_path / "site"), "--notebooks", str(tmp_path)])

    assert 1 == run.exit_code
    assert said in run.stderr
    assert not (tmp_path / "site").exists()
