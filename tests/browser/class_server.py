"""A server that holds one class as ours does, from memory, so that a board can be tried alone."""

import functools
import http.server
import json
import threading
import time
from contextlib import suppress

from tests.browser.conftest import PAGE, ROOT, STYLE, Files
from widgets.component import style

KEY = "AAAA-BBBB-CCCC-DDDD"
CODE = "K7Q2M3"
ANSWER = {
    "said": "Walking fits best.",
    "whys": ["Yes: moving helps.", "No: it makes stiff."],
    "why": "Small steps count.",
    "sources": [{"text": "Hayden 2021", "href": "sources.ipynb#hayden-2021"}],
}
SINGLE = {
    "id": "0123456789ab",
    "kind": "single",
    "about": "<p>Ada is 40 and bakes bread.</p>",
    "ask": "What helps Ada?",
    "options": ["Walking", "Resting in bed"],
    "range": None,
}
NUMBER = {
    "id": "ba9876543210",
    "kind": "number",
    "about": "",
    "ask": "How many of 100 people got better?",
    "options": [],
    "range": {"lowest": 0, "highest": 100, "step": 1, "says": "{value} of 100 people"},
}
MOUNT = """
import component from "/widgets/class_board.js";
const state = %(state)s;
const model = {
  get: (name) => state[name], set() {}, save_changes() {}, on() {}, off() {},
  classroom: () => ({ address: "/class" }),
};
window.leave = component.render({ model, el: document.getElementById("here") });
document.documentElement.dataset.mounted = "true";
"""
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1H0z"/></svg>'


class Room:
    """One class. A test changes it as learners would, and says what goes wrong."""

    def __init__(self, questions=(SINGLE, NUMBER)):
        self.questions = {question["id"]: question for question in questions}
        self.version = 1
        self.joined = 3
        self.answers, self.before = [], None
        self.topic = self.question = self.trouble = None
        self.started = self.ended = False
        self.ready = True
        self.fails = None
        self.silent = False
        self.late = 0
        self.asked = []

    def change(self, **values):
        """Change what the class is, as people who join or answer do."""
        for name, value in values.items():
            setattr(self, name, value)
        self.version += 1

    def tally(self, answers):
        """Count answers, as the server does."""
        options = self.question["options"] or ["0 to 49", "50 to 100"]
        counts = [answers.count(place) for place in range(len(options))]
        bars = [
            {"html": html, "plain": html, "count": count, "right": place == 0}
            for place, (html, count) in enumerate(zip(options, counts, strict=True))
        ]
        said = "The middle guess was 60. The study’s figure is 14."
        return {
            "answered": len(answers),
            "bars": bars,
            "said": "" if self.question["options"] else said,
        }

    def board(self):
        """The state that a board is sent."""
        question = self.question and dict(self.question)
        if question:
            revealed = question["phase"] == "revealed"
            told = ANSWER if revealed else dict.fromkeys(ANSWER)
            question |= told | {
                "results": self.tally(self.answers) if revealed else None,
                "before": self.tally(self.before) if revealed and self.before else None,
            }
        return {
            "version": self.version,
            "class": CODE,
            "topic": self.topic,
            "topic_title": self.topic and "Low back pain",
            "ended": self.ended,
            "question": question,
            "joined": self.joined,
            "answered": len(self.answers),
            "address": "http://192.168.1.20:8866/join",
            "trouble": self.trouble,
        }

    def told(self, what, body):
        """Do what a facilitator asks; returns status and JSON."""
        if what == "open":
            if body["question"] not in self.questions:
                return 404, {"reason": "unknown-question", "said": "There is no such question."}
            asked = self.questions[body["question"]]
            self.change(
                question=asked | {"number": self.version, "round": 1, "phase": "open"},
                answers=[],
                before=None,
            )
        elif what in {"close", "reveal"}:
            phase = "closed" if what == "close" else "revealed"
            self.change(question=self.question | {"phase": phase})
        elif what == "again":
            again = {"number": self.version, "round": 2, "phase": "open"}
            self.change(question=self.question | again, before=self.answers, answers=[])
        elif what == "move":
            self.change(topic=body["topic"])
        else:
            self.change(ended=True, question=None)
        return 200, {"state": self.board()}


class Handler(Files):
    """Answers for one class, and serves the room `widgets/`."""

    room: Room

    def reply(self, status, said, kind="application/json"):
        text = (said if isinstance(said, str) else json.dumps(said)).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(text)

    def refused(self):
        if self.room.fails:
            status, said = self.room.fails
            self.reply(status, {"reason": "store", "said": said})
        elif self.headers.get("Authorization") != "Bearer the-session":
            self.reply(401, {"reason": "not-signed-in", "said": "Sign in."})
        else:
            return False
        return True

    def do_POST(self):  # noqa: N802 - as the base class calls it
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.room.asked.append((self.path, body))
        if self.path == "/class/login":
            if body["key"] == KEY:
                self.reply(200, {"session": "the-session"})
            else:
                self.reply(403, {"reason": "wrong-key", "said": "This key does not fit."})
        elif not self.refused():
            if self.path == "/class":
                self.room.change(started=True, ended=False, question=None, topic=None)
                self.reply(200, {"code": CODE})
            else:
                told = self.room.told(self.path.split("/")[-1], body)
                time.sleep(self.room.late)
                self.reply(*told)

    def do_GET(self):  # noqa: N802 - the same
        path = self.path.partition("?")[0]
        if not path.startswith("/class/"):
            super().do_GET()
        elif path.endswith("qr.svg"):
            self.reply(200, QR, "image/svg+xml")
        elif path.endswith("/events"):
            self.stream()
        elif path.endswith("/state"):
            known = f"/{CODE}/" in path and not self.room.silent
            self.reply(200 if known else 404, self.room.board() if known else {})
        elif not self.refused():
            self.files(path)

    def files(self, path):
        if path == "/class/questions":
            listed = [
                {name: question[name] for name in ("id", "kind", "about", "ask")}
                | {"plain": question["ask"]}
                for question in self.room.questions.values()
            ]
            topic = {"id": "back-pain", "title": "Low back pain", "questions": listed}
            self.reply(200, {"topics": [topic], "ready": self.room.ready})
        elif path.endswith("export.csv"):
            self.reply(200, "question,count\n", "text/csv")
        else:
            self.reply(
                200,
                "<main><h1>The class</h1><p>Counts.</p><script>window.ran = 1</script></main>",
                "text/html",
            )

    def stream(self):
        if f"/{CODE}/" not in self.path:
            self.reply(404, {})
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        sent = 0
        with suppress(OSError):
            while not self.room.silent:
                if self.room.version != sent:
                    sent = self.room.version
                    self.wfile.write(
                        f"event: state\ndata: {json.dumps(self.room.board())}\n\n".encode()
                    )
                    self.wfile.flush()
                time.sleep(0.02)


class ClassServer:
    """The server with its page; each test begins with a new room."""

    def __init__(self):
        self.handler = type("Handler", (Handler,), {"made": {}, "room": Room()})
        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(self.handler, directory=str(ROOT))
        )
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    @property
    def room(self):
        return self.handler.room

    def begin(self, **room):
        """A new class."""
        self.handler.room.silent = True
        self.handler.room = Room(**room)
        return self.room

    def show(self, component):
        """Put a board on the page."""
        state = json.dumps(component.state())
        page = PAGE.replace("<h1>One component</h1>", "") if "projector" in component.key else PAGE
        self.handler.made |= {
            "/page.html": ("text/html", page),
            "/mount.js": ("text/javascript", MOUNT % {"state": state}),
            "/style.css": ("text/css", STYLE + style(component.stem)),
        }
