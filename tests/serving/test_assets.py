from serving.assets import body

MODULE = """/** Draws a card. */

/**
 * A card.
 * @param {string} title
 */
const address = "//host/a"; // stays
  // goes
const typed = /** @type {any} */ (address);
"""
SENT = """
const address = "//host/a"; // stays
const typed = /** @type {any} */ (address);
"""


def test_a_module_is_sent_without_the_comments_that_have_lines_of_their_own(tmp_path):
    path = tmp_path / "card.js"
    path.write_text(MODULE, encoding="utf-8")

    assert SENT == body(path).raw.decode()


def test_other_files_are_sent_as_they_are(tmp_path):
    path = tmp_path / "card.css"
    path.write_text("/** A card. */\na {}\n", encoding="utf-8")

    assert path.read_bytes() == body(path).raw
