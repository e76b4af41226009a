"""The command line, `workbook`. Each command imports what it needs, so that help is quick."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The Back and Hip Workbook.")

ROOMS = Path(__file__).resolve().parents[1]
NOTEBOOKS, CONTENT = ROOMS / "notebooks", ROOMS / "content"

Notebooks = Annotated[
    Path, typer.Option(exists=True, file_okay=False, help="The folder of notebooks.")
]
Content = Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of content.")]


@contextmanager
def _saying(*errors: type[Exception]) -> Iterator[None]:
    """Say what an error says, and end with status 1, in place of a traceback."""
    try:
        yield
    except errors as refused:
        typer.echo(refused, err=True)
        raise typer.Exit(1) from None


@app.command()
def serve(  # noqa: PLR0913, PLR0917 - each is one option of the command
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")
    ] = 8866,
    ip: Annotated[
        str | None,
        typer.Option(
            help="The address to listen on; 0.0.0.0 for all.",
            show_default="localhost; with --class 0.0.0.0",
        ),
    ] = None,
    notebooks: Notebooks = NOTEBOOKS,
    places: Annotated[
        int, typer.Option(min=0, help="How many visitors may have a kernel of their own.")
    ] = 20,
    idle_timeout: Annotated[
        int, typer.Option(min=1, help="Seconds after which a kernel that nobody uses is stopped.")
    ] = 300,
    page_timeout: Annotated[
        int, typer.Option(min=1, help="Seconds a notebook may take to become a page.")
    ] = 60,
    frame_ancestors: Annotated[
        str, typer.Option(help="Sites that may show the pages in a frame, as in CSP.")
    ] = "'self'",
    class_mode: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--class", help="Let a facilitator lead classes.")
    ] = False,
    store: Annotated[
        str,
        typer.Option(
            help="Where classes are kept: a file, or the postgresql:// URL that servers share.",
            show_default="a file of your own",
        ),
    ] = "",
    address: Annotated[
        str,
        typer.Option(
            help="The address for learners, such as https://backs.example/, behind another server.",
            show_default="this machine’s in the local network",
        ),
    ] = "",
    new_key: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--new-key", help="Make another key for the facilitator.")
    ] = False,
) -> None:
    """Serve the workbook's pages until stopped."""
    if not class_mode and (store or address or new_key):
        raise typer.BadParameter("--store, --address and --new-key belong to --class.")
    # A part of jsonschema's that nothing here uses takes 3 seconds to import.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from .addresses import CannotStart
    from .app import WorkbookServer

    server = WorkbookServer.instance(
        port=port,
        ip=ip or ("0.0.0.0" if class_mode else "localhost"),  # noqa: S104 - learners come by it
        root_dir=str(notebooks.resolve()),
        idle_timeout=idle_timeout,
        page_timeout=page_timeout,
        frame_ancestors=frame_ancestors,
        class_mode=class_mode,
        class_store=store,
        class_address=address,
        new_key=new_key,
    )
    server.config.Kernels.places = places
    server.initialize()
    try:
        server.start()
    except CannotStart as refused:
        server.stop()
        typer.echo(refused, err=True)
        raise typer.Exit(1) from None


@app.command()
def lab(
    folder: Annotated[
        Path | None,
        typer.Argument(
            file_okay=False,
            help="A folder of your own; without it, back-and-hip-workbook in your home folder.",
        ),
    ] = None,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; if in use, the next free one.")
    ] = 8888,
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,  # noqa: FBT002 - an option
    prepare: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--prepare", help="Make or update the copy, and open nothing.")
    ] = False,
    notebooks: Notebooks = NOTEBOOKS,
) -> None:
    """Open a copy of the notebooks of your own in JupyterLab; a JupyterHub may start it too."""
    from .lab import FOLDER, CopyError
    from .lab import lab as run
    from .lab import prepare as make

    with _saying(CopyError):
        if prepare:
            make(folder or FOLDER, notebooks=notebooks)
            return
        status = run(folder or FOLDER, port, open_browser=browser, notebooks=notebooks)
    raise typer.Exit(status)


@app.command()
def site(
    folder: Annotated[
        Path, typer.Argument(file_okay=False, help="The folder to write, new or built before.")
    ] = Path("build/site"),
    url: Annotated[
        str,
        typer.Option(
            help="Where the site will be, such as https://backs.example/: for search engines and "
            "for who shares a page.",
            show_default="not known",
        ),
    ] = "",
    single_file: Annotated[  # noqa: FBT002 - an option
        bool,
        typer.Option(
            "--single-file",
            help="Make each page 1 file that opens by double click, from a memory stick too.",
        ),
    ] = False,
    notebooks: Notebooks = NOTEBOOKS,
) -> None:
    """Build the workbook as files for any web host."""
    if url and single_file:
        raise typer.BadParameter("--url is for a site on the web, not for --single-file.")
    from widgets.content import ContentError

    from .running import NotebookError
    from .site.build import build
    from .site.refused import SiteError

    with _saying(ContentError, NotebookError, SiteError):
        written = build(notebooks.resolve(), folder, url=url, single_file=single_file)
    typer.echo(f"{folder} is written: {len(written)} files.")


@app.command()
def handouts(
    folder: Annotated[Path, typer.Argument(file_okay=False, help="The folder to write to.")] = Path(
        "build/handouts"
    ),
    url: Annotated[
        str,
        typer.Option(
            help="Where the site is, such as https://backs.example/: handouts then carry a code "
            "that leads to their pages.",
            show_default="not known",
        ),
    ] = "",
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic to write; more than once for several.")
    ] = None,
    notebooks: Notebooks = NOTEBOOKS,
) -> None:
    """Write each topic on a few pages of paper, as PDF, and sheets to print apart."""
    from widgets.content import ContentError

    from .handouts.write import HandoutsError, write
    from .running import NotebookError

    with _saying(ContentError, HandoutsError, NotebookError):
        for path, _, pages in write(notebooks.resolve(), folder, url=url, topics=topic or ()):
            typer.echo(f"{path}: {pages} {'page' if pages == 1 else 'pages'}")


@app.command()
def words(
    notebooks: Notebooks = NOTEBOOKS,
    content: Content = CONTENT,
) -> None:
    """Count the words that a translator has to translate, file by file."""
    from widgets.content import ContentError

    from .words import counts, table

    with _saying(ContentError):
        for line in table(counts(content, notebooks)):
            typer.echo(line)


@app.command()
def check(
    notebooks: Notebooks = NOTEBOOKS,
    content: Content = CONTENT,
    report: Annotated[  # noqa: FBT002 - an option
        bool, typer.Option("--report", help="Then write docs/quality.md, the quality sheet.")
    ] = False,
) -> None:
    """Report every mistake in content and prose, each with its file, line and column."""
    from widgets.content import Library

    from .prose import problems

    library = Library(content)
    found = problems(notebooks, library)
    for problem in found:
        typer.echo(problem)
    if found:
        typer.echo(f"{len(found)} to mend.", err=True)
        raise typer.Exit(1)
    files = len([*content.rglob("*.yaml"), *notebooks.glob("*.ipynb")])
    typer.echo(f"{files} files checked; nothing to mend.")
    if report:
        from .report import write

        try:
            sheet = write(library, notebooks, ROOMS)
        except ImportError:
            typer.echo("The quality sheet needs the tests’ tools; run: make report", err=True)
            raise typer.Exit(1) from None
        typer.echo(f"{sheet.relative_to(ROOMS)} is written.")


@app.command()
def modules(
    folder: Annotated[Path, typer.Argument(file_okay=False, help="The folder to write.")],
) -> None:
    """Write each widget as a module that imports nothing, for MyST and hosts without Python."""
    from .modules_out import write_modules

    try:
        written = write_modules(folder)
    except OSError as error:
        typer.echo(f"{folder} can't be written: {error.strerror}.", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{folder} is written: {len(written)} files.")


@app.command()
def stamp(
    notebooks: Annotated[
        list[Path] | None, typer.Argument(exists=True, dir_okay=False, help="Notebooks to run.")
    ] = None,
) -> None:
    """Run notebooks and keep what git holds: their execution counts and one-line outputs."""
    from .running import NotebookError
    from .stamp import stamp as run

    paths = notebooks or sorted(NOTEBOOKS.glob("*.ipynb"))
    with _saying(NotebookError):
        run(paths)
    typer.echo(f"{len(paths)} stamped.")


@app.command()
def docs() -> None:
    """Write what docs/ says of the content’s types and of the widgets."""
    from . import gallery, reference

    for sheet in (reference.write(ROOMS), gallery.write(ROOMS)):
        typer.echo(f"{sheet.relative_to(ROOMS)} is written.")


if __name__ == "__main__":
    app()
