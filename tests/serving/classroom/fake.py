"""A stand-in for the server of a class: pages made as the real one makes them, a class by hand.

A test sets what the class does, `fake.change(question=...)`, and how the line is: `fake.down`.
"""

import http.server
import json
import threading
import time
from urllib.parse import urlsplit

import nbformat
from markupsafe import Markup

from serving.addresses import own_ips
from serving.assets import Assets
from serving.cells import Component, Prose
from serving.headers import content_security_policy
from serving.pages import TEMPLATES, Pages
from tests.serving.process import ROOT

CODE = "K7Q2M3"
PAGE = "/voila/render/"
POLICY = content_security_policy("'self'")
UNKNOWN = {"reason": "unknown-class", "said": "There is no such class."}


class Fake:
    """The class `CODE`, and pages with some widgets, by the name of their topic."""

    def __init__(self, folder, topics):
        for name in ("index", *topics):
            nbformat.write(nbformat.v4.new_notebook(), folder / f"{name}.ipynb")
        rooms = {"template": TEMPLATES, "widgets": ROOT / "widgets"}
        self.assets = Assets(rooms, "/")
        pages = Pages(folder, self.assets, "/", class_mode=True)
        text = Prose(Markup('<h1>A page</h1><p><a href="hip-pain.ipynb#spot">The hip</a></p>'))
        self.pages = {}
        for name, widgets in topics.items():
            shown = [text, *(Component(each.stem, each.state(), {}, each.key) for each in widgets)]
            self.pages[name] = pages.topic(name, nbformat.v4.new_notebook(), shown)
        self.changed = threading.Condition()
        handler = type("Handler", (Handler,), {"fake": self})
        self.server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), handler)  # noqa: S104 - as phones reach it
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        host = next(iter(own_ips()), "127.0.0.1")
        self.base_url = f"http://{host}:{self.server.server_port}"
        self.begin()

    def begin(self):
        """Begin the class anew."""
        with self.changed:
            self.version = getattr(self, "version", 0) + 1
            self.state = {"topic": "red-flags", "topic_title": "Red flags", "ended": False}
            self.question = None
            self.joined, self.answers, self.requests = [], [], []
            self.down = self.streamless = False
            self.lines = getattr(self, "lines", 0) + 1
            self.refusal = None
            self.known = True
            self.changed.notify_all()

    def change(self, question=None, **state):
        """Let the class do something, and tell it to all who follow."""
        with self.changed:
            self.version += 1
            self.state |= state
            self.question = question
            self.changed.notify_all()

    def cut(self):
        """Cut every line, as a server that is killed does."""
        with self.changed:
            self.down = True
            self.lines += 1
            self.changed.notify_all()

    def mend(self):
        """Let lines be again."""
        self.down = False

    def told(self):
        """The state that a learner is told."""
        return {"version": self.version, "class": CODE, **self.state, "question": self.question}

    def answer(self, path, said):
        """What a POST gives: a status and JSON."""
        if self.refusal:
            return self.refusal
        if not self.known or CODE not in path:
            return 404, UNKNOWN
        if path.endswith("/join"):
            self.joined.append(said["token"])
            return 204, None
        if said["token"] not in self.joined:
            return 403, {"reason": "not-joined", "said": "Join the class first."}
        question = self.question or {}
        if (question.get("number"), question.get("phase")) != (said["number"], "open"):
            return 409, {"reason": "closed", "said": "This question is closed."}
        self.answers.append((said["number"], said["choice"]))
        return 200, {"taken": True}


class Handler(http.server.BaseHTTPRequestHandler):
    """Speaks for a `Fake`."""

    fake: Fake

    def do_GET(self):
        path = urlsplit(self.path).path
        self.fake.requests.append(self.path)
        if path.startswith(PAGE):
            self.send(
                200, self.fake.pages[path.removeprefix(PAGE).removesuffix(".ipynb")], "text/html"
            )
        elif path.startswith("/assets/"):
            found = self.fake.assets.find(*path.removeprefix("/assets/").split("/", 1))
            self.send(
                200 if found else 404, found.raw if found else "", found and found.content_type
            )
        elif self.fake.down:
            self.close_connection = True
        elif not self.fake.known or CODE not in path:
            self.send(404, json.dumps(UNKNOWN))
        elif path.endswith("/events"):
            self.stream()
        else:
            self.send(200, json.dumps(self.fake.told()))

    def do_POST(self):
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.fake.requests.append(self.path)
        if self.fake.down:
            self.close_connection = True
            return
        status, answer = self.fake.answer(self.path, said)
        self.send(status, json.dumps(answer) if answer else "")

    def stream(self):
        if self.fake.streamless:
            self.send(503, "")
            return
        self.send(200, None, "text/event-stream")
        self.wfile.write(b"retry: 200\n\n")
        seen, line = None, self.fake.lines
        while line == self.fake.lines:
            with self.fake.changed:
                if seen == self.fake.version and line == self.fake.lines:
                    self.fake.changed.wait(1)
            if seen == self.fake.version or line != self.fake.lines:
                continue
            seen = self.fake.version
            try:
                self.wfile.write(f"event: state\ndata: {json.dumps(self.fake.told())}\n\n".encode())
            except OSError:
                return

    def send(self, status, body, kind="application/json"):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind or "text/plain")
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        if body is not None:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body:
            self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing: tests read what the browser says."""


def address(fake, topic="red-flags", code=CODE, spot=""):
    """Where a learner of the class finds a page."""
    return f"{fake.base_url}{PAGE}{topic}.ipynb?class={code}{spot}"


def until(met, seconds=10):
    """Wait until something is so, and return what it was last."""
    deadline = time.monotonic() + seconds
    while not (found := met()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found
