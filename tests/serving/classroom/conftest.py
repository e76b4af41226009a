"""A class without a server: its store and its clock; and a real server of classes."""

import asyncio
import inspect
import os
import threading
from types import SimpleNamespace
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from serving.classroom import engine
from serving.classroom.questions import Catalogue
from serving.classroom.room import Room
from serving.classroom.store import Store
from serving.classroom.writer import Writer
from tests.serving.classroom.asked import ASKS
from tests.serving.classroom.people import Facilitator, Server

POSTGRES = os.environ.get("WORKBOOK_TEST_POSTGRES")
"""The address of a PostgreSQL server where we may make databases. Without it, only SQLite."""

QUIZ = "from widgets import Quiz\nQuiz('self-care')"
CASES = "from widgets import RedFlagCases\nRedFlagCases('hip')"


class Clock:
    """A clock that a test sets."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now

    def go_on(self, seconds):
        self.now += seconds


class Spoken:
    """Something whose async methods answer at once, so that a test reads as it happens."""

    def __init__(self, of, run):
        self._of = of
        self._run = run

    def __getattr__(self, name):
        found = getattr(self._of, name)
        if not inspect.iscoroutinefunction(found):
            return found
        return lambda *args, **kwargs: self._run(found(*args, **kwargs))


@pytest.fixture(scope="session")
def run():
    """Run a coroutine in another thread: a browser test may hold this one's event loop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield lambda work: asyncio.run_coroutine_threadsafe(work, loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(scope="session")
def database():
    """An empty database of PostgreSQL, for one process of tests."""
    name = f"workbook_{uuid4().hex}"
    server = make_url(POSTGRES).set(drivername="postgresql+pg8000")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as db:
        db.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as db:
        db.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def sqlite_url(tmp_path):
    """The address of a store in a file."""
    return f"sqlite:///{tmp_path / 'class.db'}"


@pytest.fixture
def postgresql_url(database):
    """The address of an empty store on PostgreSQL."""
    admin = create_engine(database)
    with admin.begin() as db:
        db.execute(text("DROP SCHEMA public CASCADE"))
        db.execute(text("CREATE SCHEMA public"))
    admin.dispose()
    return database


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRES else [])])
def url(request):
    """The address of a store, of each kind that there is."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """A store that is locked is not waited for as long as in a class."""
    monkeypatch.setattr(engine, "WAIT_MS", 300)


@pytest.fixture
def open_store(url):
    """Open the store, once more each time, as several servers do."""
    opened = []

    def open_it():
        opened.append(Store(url))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store):
    """A store."""
    return open_store()


@pytest.fixture
def clock():
    """A clock that stands."""
    return Clock()


@pytest.fixture
def catalogue():
    """What can be asked: a question of each kind, on one page."""
    catalogue = Catalogue()
    catalogue.add("red-flags", [SimpleNamespace(key="quiz:red-flags", asks=ASKS)])
    return catalogue


@pytest.fixture
def ids(catalogue):
    """The id of each question, by its item."""
    return {question.item: question.id for question in catalogue.topics()["red-flags"]}


@pytest.fixture
def open_room(open_store, catalogue, clock, run):
    """Open the room, once more each time, as several servers do."""
    writers = []

    def open_it():
        writers.append(Writer(open_store()))
        return Spoken(Room(writers[-1], catalogue, clock), run)

    yield open_it
    for writer in writers:
        run(writer.close())


@pytest.fixture
def room(open_room):
    """A room."""
    return open_room()


def token(number):
    """The token of one learner."""
    return f"learner-{number:012}"


@pytest.fixture
def tokens():
    """The tokens of 30 learners."""
    return [token(number) for number in range(30)]


@pytest.fixture
def code(room, tokens):
    """A class that 10 learners have joined."""
    code = room.start()
    for each in tokens[:10]:
        room.join(code, each)
    return code


@pytest.fixture(scope="session")
def class_pages(tmp_path_factory, write_notebook):
    """A folder of notebooks, 2 of them with questions."""
    folder = tmp_path_factory.mktemp("class-pages")
    write_notebook(folder / "index.ipynb", ("md", "# Start"))
    write_notebook(folder / "red-flags.ipynb", ("md", "# Red flags"), CASES)
    write_notebook(folder / "self-care.ipynb", ("md", "# Self-care"), QUIZ)
    return folder


@pytest.fixture(scope="module")
def serve_class(class_pages):
    """Start a real server of classes, with its store; it is stopped when the file ends."""
    started = []

    def start(store, *options):
        started.append(Server(store, "--notebooks", class_pages, *options))
        return started[-1]

    yield start
    for server in started:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="module")
def server(serve_class, tmp_path_factory):
    """The server of classes that the tests of a file share."""
    return serve_class(tmp_path_factory.mktemp("store") / "class.sqlite")


@pytest.fixture
def led(server):
    """Whoever leads, with a class that has just been started."""
    return Facilitator(server).start()
