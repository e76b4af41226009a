"""Where the parts of a question stand on a page, for tests of what asks questions."""


def question(page, at):
    return page.locator(".wb-question").nth(at)


def verdict(page, at):
    return question(page, at).locator(".wb-answer").inner_text()


def focused(page):
    """What has the focus, as a person would name it."""
    return page.evaluate(
        """() => {
          const at = document.activeElement;
          if (at === document.body) return "the page";
          return at.ariaLabel || (at.closest("label") || at).textContent;
        }"""
    )
