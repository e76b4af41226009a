"""Every address of class mode, below the base of the server."""

from __future__ import annotations

from .export import Counts, Summary
from .facilitator import Lead, Login, Questions, Start
from .handlers import Answers, Join, JoinPage, ProjectorPage, QrCode, State
from .stream import Events

_CLASS = r"/class/([^/]+)"

ROUTES = [
    (r"/join", JoinPage),
    (r"/projector", ProjectorPage),
    (r"/class", Start),
    (r"/class/login", Login),
    (r"/class/questions", Questions),
    (rf"{_CLASS}/join", Join),
    (rf"{_CLASS}/answers", Answers),
    (rf"{_CLASS}/state", State),
    (rf"{_CLASS}/events", Events),
    (rf"{_CLASS}/qr\.svg", QrCode),
    (rf"{_CLASS}/(open|again|close|reveal|move|end)", Lead),
    (rf"{_CLASS}/export\.csv", Counts),
    (rf"{_CLASS}/summary", Summary),
]
