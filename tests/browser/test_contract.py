"""Every widget in a host that gives what anywidget promises and nothing else.

So is a widget shown by VS Code's and Colab's widget managers, by marimo and by MyST: its module as
one text, a model, and a place to draw.
"""

import json

import pytest

import widgets
from tests.browser.test_homes import ROWS

ADDRESS = "https://host.example/"
OURS = {"memory", "classroom"}
"""What our own pages offer beyond the contract. A widget asks whether it is there."""

HOST = """async ({ esm, css, state }) => {
  document.body.replaceChildren();
  const values = state, heard = [], beyond = [];
  const strict = (given) => new Proxy(given, {
    get: (target, name) => {
      if (!Object.hasOwn(target, name)) beyond.push(String(name));
      return target[name];
    },
    set: (target, name) => { throw new TypeError(`A host does not let anybody set ${name}`); },
  });
  const hear = (event) => heard.filter((one) => one.event === event).forEach(({ call }) => call());
  const model = strict({
    get: (name) => values[name],
    set: (name, value) => {
      if (!Object.hasOwn(values, name)) throw new TypeError(`There is no trait ${name}`);
      values[name] = value;
      hear(`change:${name}`);
    },
    save_changes: () => JSON.stringify(values),
    send: () => {},
    on: (event, call) => {
      if (!/^(change(:\\w+)?|msg:custom)$/.test(event)) throw new TypeError(`No event ${event}`);
      heard.push({ event, call });
    },
    off: (event, call) => {
      const others = heard.filter((one) => one.event !== event || one.call !== call);
      heard.splice(0, heard.length, ...others);
    },
  });
  document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  const address = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
  const { default: exported } = await import(address);
  const widget = typeof exported === "function" ? await exported() : exported;
  await widget.initialize?.(strict({ model }));
  const views = [];
  for (const id of ["first", "second"]) {
    const el = document.body.appendChild(Object.assign(document.createElement("div"), { id }));
    const before = heard.length;
    const leave = await widget.render(strict({ model, el }));
    views.push({ leave, hears: heard.length - before });
  }
  window.host = { beyond, heard, views, values, exports: Object.keys(widget) };
}"""


@pytest.fixture(scope="module")
def page(browser):
    """A page of nobody's, for one widget after another."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    blank = "<!doctype html><title>A host</title>"
    page.route(f"{ADDRESS}**", lambda route: route.fulfill(body=blank, content_type="text/html"))
    yield page
    page.close()


@pytest.fixture
def host(page):
    """Draw a widget twice from its texts: two views of one model."""

    def draw(name):
        widget = made(name)
        page.goto(ADDRESS)
        page.said.clear()
        state = json.loads(json.dumps(widget.state()))
        texts = widget.get_state(["_esm", "_css"])
        page.evaluate(HOST, {"esm": texts["_esm"], "css": texts["_css"], "state": state})
        return page

    return draw


def made(name):
    """The widget of a row."""
    return eval(ROWS[name].make, vars(widgets))  # noqa: S307 - our own


def press(view, name):
    for selector, key in ROWS[name].keys:
        view.locator(selector).press(key)


def shown(view, name):
    row = ROWS[name]
    return row.shows and view.locator(row.shows).inner_text()


@pytest.mark.parametrize("name", ROWS)
def test_a_widget_needs_no_more_than_the_contract(host, name):
    page = host(name)
    view = page.locator("#first")
    before = shown(view, name)
    press(view, name)

    assert ROWS[name].shows is None or shown(view, name) != before
    assert set(page.evaluate("host.beyond")) <= OURS
    assert set(page.evaluate("host.exports")) <= {"initialize", "render"}
    assert [] == page.said


@pytest.mark.parametrize("name", [name for name in ROWS if "value" in made(name).trait_names()])
def test_two_views_of_a_widget_tell_of_the_same_answer_and_one_may_go(host, name):
    page = host(name)
    before = page.evaluate("host.values.value")
    press(page.locator("#first"), name)
    answered = page.evaluate("host.values.value") != before
    told = [page.locator(f"{view} .wb-answer").all_inner_texts() for view in ("#first", "#second")]
    page.evaluate("host.views[0].leave()")

    assert not answered or told[0] == told[1]
    assert page.evaluate("host.views[1].hears === host.heard.length")
    assert [] == page.said
