"""A real server of classes, on this machine's own network address, and the people it serves."""

import json
import re
import secrets
import time

import httpx

from serving.addresses import own_ips
from tests.serving.process import ServerProcess

HOST = next(iter(own_ips()), "127.0.0.1")


class Server(ServerProcess):
    """A server of classes. `store` is a path or a URL."""

    def __init__(self, store, *options):
        self.store = store
        super().__init__("--class", "--store", store, "--ip", HOST, *options)
        self.client.headers["Accept-Encoding"] = "gzip"  # as browsers do

    def key(self):
        """The facilitator's key, as the terminal shows it."""
        return re.search(r"\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b", self.log())[0]

    def post(self, path, said=None, **options):
        """Send JSON."""
        return self.client.post(path, json={} if said is None else said, **options)


class Facilitator:
    """Whoever leads: has a session, and a class once it is started."""

    def __init__(self, server, session=None):
        self.server = server
        said = session or server.post("/class/login", {"key": server.key()}).json()["session"]
        self.headers = {"Authorization": f"Bearer {said}"}
        self.session = said
        self.code = None

    def start(self):
        """Begin a class, with every question known."""
        self.code = self.server.post("/class", headers=self.headers).json()["code"]
        self.questions()
        return self

    def questions(self):
        """All questions, once all pages have been looked at."""
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            told = self.get("/class/questions").json()
            if told["ready"]:
                return [each for topic in told["topics"] for each in topic["questions"]]
            time.sleep(0.2)
        raise RuntimeError("The pages were never ready.")

    def question(self, kind):
        """The first question of a kind."""
        return next(each["id"] for each in self.questions() if each["kind"] == kind)

    def get(self, path):
        """Ask for an address of the facilitator's."""
        return self.server.get(path, headers=self.headers)

    def take(self, step, **said):
        """Take a step with the class: its answer."""
        return self.server.post(f"/class/{self.code}/{step}", said, headers=self.headers)

    def open(self, kind="single"):
        """Open the first question of a kind, and tell how the board stands then."""
        return self.take("open", question=self.question(kind)).json()["state"]

    def board(self):
        """How the board stands now."""
        return self.server.get(f"/class/{self.code}/state?view=board").json()


class Learner:
    """A learner's page in a class."""

    def __init__(self, server, code, *, joins=True):
        self.server = server
        self.code = code
        self.token = secrets.token_urlsafe(18)
        if joins:
            self.join().raise_for_status()

    def join(self):
        """Come into the class."""
        return self.server.post(f"/class/{self.code}/join", {"token": self.token})

    def state(self):
        """How the class stands for a learner."""
        return self.server.get(f"/class/{self.code}/state").json()

    def answer(self, choice, number=1):
        """Send a choice."""
        said = {"token": self.token, "number": number, "choice": choice}
        return self.server.post(f"/class/{self.code}/answers", said)


class Follower:
    """A page that follows a class by server-sent events; use it as a context."""

    def __init__(self, server, code, view=""):
        self.client = httpx.Client(base_url=server.base_url, timeout=30)
        self.request = self.client.stream("GET", f"/class/{code}/events?view={view}")

    def __enter__(self):
        self.answer = self.request.__enter__()
        self.lines = self.answer.iter_lines()
        return self

    def __exit__(self, *error):
        self.request.__exit__(*error)
        self.client.close()

    def next(self):
        """The next state that is told."""
        line = next(line for line in self.lines if line.startswith("data: "))
        return json.loads(line.removeprefix("data: "))

    def until(self, fits):
        """The first state that fits."""
        while not fits(state := self.next()):
            pass
        return state
