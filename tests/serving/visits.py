"""A visit to a page in a real browser, and all that is said and asked for on it."""


class Visit:
    """A page in a browser that reaches one server only, and all that it said and asked for."""

    def __init__(self, browser, address, **context):
        self.said, self.asked = [], []
        self.page = browser.new_context(**context).new_page()
        self.page.on("console", lambda message: self.said.append((message.type, message.text)))
        self.page.on("pageerror", lambda error: self.said.append(("error", str(error))))
        self.page.on("request", lambda request: self.asked.append(request.url))
        inside = ("/".join(address.split("/")[:3]), "data:", "blob:")
        self.page.route(lambda url: not url.startswith(inside), lambda route: route.abort())
        self.page.goto(address)

    def errors(self):
        return [text for kind, text in self.said if kind == "error"]

    def outside(self, base_url):
        known = (base_url, "data:", f"blob:{base_url}", base_url.replace("http", "ws", 1))
        return [address for address in self.asked if not address.startswith(known)]


def drawn(browser, address, **context):
    """Visit a page, and wait until every component of it is drawn."""
    visit = Visit(browser, address, **context)
    visit.page.wait_for_selector("html[data-mounted]", timeout=60_000)
    return visit


def works_alone(browser, address, host, *also):
    """Visit a page: every component draws, no error is said, only `host` is asked, no cookie set.

    `also` are selectors of what else it must have.
    """
    visit = drawn(browser, address)
    for each in also:
        visit.page.wait_for_selector(each, state="attached")
    visit.page.wait_for_load_state("networkidle")
    places = visit.page.locator(".component").count()
    drawings = visit.page.locator(".component > div > *").count()
    cookies = visit.page.context.cookies()
    visit.page.context.close()

    assert drawings >= places >= 2
    assert [] == visit.errors()
    assert [] == visit.outside(host)
    assert [] == cookies
    assert len(visit.asked) <= 25
