"""Every answer: the right status, the promised headers, nothing read that is not on the list."""

import gzip
import re
import socket

import pytest

PURE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
MIXED = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' blob: data:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
NO_KERNEL = "01234567-89ab-cdef-0123-456789abcdef"


@pytest.fixture(scope="module")
def asset(room):
    """The address of a module on a page."""
    return re.search(r'src="(/assets/\w+/template/host.js)"', room.page("index").text)[1]


ANSWERS = [
    ("GET", "/", 302),
    ("GET", "/healthz", 200),
    ("GET", "/voila/render/plain.ipynb", 200),
    ("HEAD", "/voila/render/plain.ipynb", 200),
    ("POST", "/voila/render/plain.ipynb", 405),
    ("GET", "/voila/render/raises.ipynb", 500),
    ("GET", "/nowhere", 404),
    ("DELETE", "/nowhere", 404),
    ("GET", "/assets/0123456789ab/workbook.css", 404),
    ("GET", "/voila/static/voila.js", 200),
    ("GET", "/voila/static/nothing.js", 403),
    ("GET", "/voila/labextensions/anywidget/package.json", 200),
    ("GET", "/voila/labextensions/nothing", 404),
    ("GET", f"/api/kernels/{NO_KERNEL}", 404),
    ("DELETE", f"/api/kernels/{NO_KERNEL}", 405),
    ("GET", f"/api/kernels/{NO_KERNEL}/channels", 404),
    ("POST", f"/voila/api/shutdown/{NO_KERNEL}", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_has_the_security_headers_and_no_cookie(room, method, path, status):
    answer = room.client.request(method, path)

    assert status == answer.status_code
    assert PURE == answer.headers["Content-Security-Policy"]
    assert "nosniff" == answer.headers["X-Content-Type-Options"]
    assert "no-referrer" == answer.headers["Referrer-Policy"]
    assert not {"Set-Cookie", "Server"} & set(answer.headers)


def test_a_page_with_other_widgets_may_run_voilas_front_end_and_no_more(room):
    answer = room.page("mixed")

    assert MIXED == answer.headers["Content-Security-Policy"]
    assert "no-store" == answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert "https://" not in answer.text


@pytest.fixture(scope="module")
def other(serve, write_notebook, tmp_path_factory):
    """A server of another folder, with other choices and a long path for temporary files."""
    folder = tmp_path_factory.mktemp("other")
    write_notebook(folder / "only.ipynb", ("md", "# Only"), "1 / 0")
    long_folder = tmp_path_factory.mktemp("long" * 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(long_folder))
        return serve("--notebooks", folder, "--frame-ancestors", "https://moodle.example")


def test_who_may_frame_the_pages_is_a_choice(other):
    policy = other.get("/healthz").headers["Content-Security-Policy"]

    assert policy.endswith("; frame-ancestors https://moodle.example")


def test_unchanged_pages_and_modules_are_not_sent_twice(room, asset):
    for path in ("/voila/render/plain.ipynb", asset):
        first = room.get(path)
        again = room.get(path, headers={"If-None-Match": first.headers["Etag"]})

        assert (304, b"") == (again.status_code, again.content)
        assert PURE == again.headers["Content-Security-Policy"]


def test_pages_and_modules_travel_packed_to_whoever_takes_it(room, asset):
    for path in ("/voila/render/plain.ipynb", asset):
        packed = room.get(path)
        plain = room.get(path, headers={"Accept-Encoding": "identity"})

        assert "gzip" == packed.headers["Content-Encoding"]
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert "Content-Encoding" not in plain.headers
        assert packed.content == plain.content
        assert int(packed.headers["Content-Length"]) == len(gzip.compress(plain.content))


def test_modules_are_kept_for_a_year_and_pages_are_asked_for_again(room, asset):
    module, page = room.get(asset), room.page("plain")

    assert "public, max-age=31536000, immutable" == module.headers["Cache-Control"]
    assert "text/javascript; charset=utf-8" == module.headers["Content-Type"]
    assert "no-cache" == page.headers["Cache-Control"]


def test_only_modules_styles_and_pictures_are_assets(room, asset):
    tree = asset.removesuffix("template/host.js")
    answers = {
        name: room.get(tree + name).status_code
        for name in (
            "workbook.css",
            "widgets/kit/dom.js",
            "widgets/component.py",
            "workbook-page_head-quiz.css",
            "workbook-quiz-page_head.css",
            "workbook-nothing.css",
        )
    }

    assert {
        "workbook.css": 200,
        "widgets/kit/dom.js": 200,
        "widgets/component.py": 404,
        "workbook-page_head-quiz.css": 200,
        "workbook-quiz-page_head.css": 404,
        "workbook-nothing.css": 404,
    } == answers


ODD = [
    "/voila/render/../private.yaml",
    "/voila/render/..%2fprivate.yaml",
    "/voila/render/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/voila/render/%2Fetc%2Fpasswd.ipynb",
    "/voila/render/..\\private.ipynb",
    "/voila/render/private.yaml",
    "/voila/render/private.py",
    "/voila/render/plain.ipynb/",
    "/voila/render/plain.ipynb%00",
    "/voila/render/.ipynb_checkpoints/plain.ipynb",
    "/voila/render/",
    "/voila/render",
    "/voila/files/plain.ipynb",
    "/voila/tree",
    "/voila/templates/lab/static/index.css",
    "/voila/static/../../../app.py",
    "/voila/static/..%2f..%2fapp.py",
    "/voila/labextensions/../../../etc/passwd",
    "/voila/labextensions/..%2f..%2f..%2fetc%2fpasswd",
    "/voila/api/contents",
    "/voila/api/themes/..%2f..%2fschemas",
    "/api/kernels",
    "/api/contents/plain.ipynb",
    "/login",
    "/plain.ipynb",
    "/notebooks/plain.ipynb",
    "/content/words.yaml",
    "//etc/passwd",
    "/assets/../serving/app.py",
    "/assets/0/..%2f..%2fserving%2fapp.py",
]


@pytest.mark.parametrize("path", ODD)
def test_odd_paths_read_nothing(room, path):
    answer = room.client.send(
        room.client.build_request("GET", "/", extensions={"target": path.encode()})
    )

    assert answer.status_code in {403, 404}
    assert "never shown" not in answer.text
    assert "root:" not in answer.text


def test_the_front_door_leads_to_the_start_page(room):
    assert "/voila/render/index.ipynb" == room.get("/").headers["Location"]


def test_a_folder_without_a_start_page_leads_to_its_first_notebook(other):
    assert "/voila/render/only.ipynb" == other.get("/").headers["Location"]


def test_errors_are_pages_in_plain_words(room):
    for path in ("/nowhere", "/voila/render/raises.ipynb"):
        page = room.get(path).text

        assert '<html lang="en-GB" dir="ltr">' in page
        assert "<h1>" in page
        assert not re.search(r"Traceback|Error|secret|never shown", page)


def test_logs_say_nothing_about_visitors(other):
    seen = {
        "User-Agent": "Telltale/1.0",
        "Authorization": "token abc123",
        "Referer": "http://me.example",
    }
    for path in (
        "/",
        "/nowhere?token=abc123",
        "/voila/render/only.ipynb?token=abc123",
        "/healthz",
    ):
        other.get(path, headers=seen)
    # A request that is no HTTP: tornado itself would log where it came from.
    host, port = other.base_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as odd:
        odd.sendall(b"\x16\x03\x01 no http\r\n\r\n")
        odd.recv(100)

    said = other.log().replace(other.base_url, "")
    assert "only.ipynb: a cell raised" in said
    assert not re.search(r"\d+\.\d+\.\d+\.\d+|Telltale|abc123|me\.example", said)
