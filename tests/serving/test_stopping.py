"""Starting and stopping: with little to load, cleanly, and in a sentence when it can't."""

import re
import socket
import subprocess
import sys
import time

import psutil
import pytest

from tests.serving.process import COMMAND, ROOT

# Each takes a second or more to import. The first is a part of jsonschema's that nobody needs.
SLOW = {"lark", "jupyterlab", "matplotlib", "numpy", "pandas"}


def imported(told):
    """The packages that `python -X importtime` tells of."""
    names = re.findall(r"^import time:[ \d|]+\|\s+([\w.]+)$", told, re.MULTILINE)
    return {name.partition(".")[0] for name in names}


def test_starting_imports_no_slow_package_and_runs_no_notebook(serve, notebooks):
    command = (sys.executable, "-X", "importtime", *COMMAND[1:])
    server = serve("--notebooks", notebooks, command=command)
    found = imported(server.log())

    assert {"voila", "widgets"} <= found
    assert set() == found & SLOW
    assert 0 == server.kernels()


def test_help_imports_no_server_and_no_widgets():
    told = subprocess.run(
        [sys.executable, "-X", "importtime", *COMMAND[1:-1], "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = imported(told.stderr)

    assert "serve" in told.stdout
    assert {"serving", "typer"} <= found
    assert set() == found & {"ipywidgets", "jupyter_server", "pydantic", "voila", "widgets"}


def test_sigterm_ends_it_with_every_kernel_and_every_file_it_made(serve, notebooks, short_folder):
    server = serve("--notebooks", notebooks, "--places", 3)
    for name in ("plain", "mixed", "mixed"):
        server.page(name)
    kernels = psutil.Process(server.process.pid).children(recursive=True)
    sockets = [path for path in short_folder.rglob("*") if path.is_socket()]
    status = server.stop()

    assert 0 == status
    assert len(kernels) >= 2
    assert len(sockets) >= 2
    assert [] == [kernel for kernel in kernels if kernel.is_running()]
    assert [] == list(short_folder.iterdir())


@pytest.mark.parametrize("seconds", [0.05, 2], ids=["its kernel starts", "its kernel runs"])
def test_sigterm_in_the_middle_of_a_rendering_leaves_nothing_either(
    serve, notebooks, short_folder, seconds
):
    server = serve("--notebooks", notebooks)
    with socket.create_connection(server.base_url.removeprefix("http://").split(":")) as visitor:
        visitor.sendall(b"GET /voila/render/hangs.ipynb HTTP/1.1\r\nHost: here\r\n\r\n")
        time.sleep(seconds)
        kernels = psutil.Process(server.process.pid).children(recursive=True)

        assert 0 == server.stop()
    assert [] == [kernel for kernel in kernels if kernel.is_running()]
    assert [] == list(short_folder.iterdir())


def test_a_port_in_use_is_one_clear_sentence_and_never_another_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = subprocess.run(
            [*COMMAND, "--ip", "127.0.0.1", "--port", str(port)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    assert 1 == refused.returncode
    assert (
        f"Port {port} is in use; choose another, for example --port {port + 1}.\n" == refused.stderr
    )
    assert "" == refused.stdout


def test_an_address_of_another_machine_is_one_clear_sentence():
    refused = subprocess.run(
        [*COMMAND, "--ip", "192.0.2.1", "--port", "0"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert 1 == refused.returncode
    assert "The address 192.0.2.1 is not this machine’s; try --ip localhost.\n" == refused.stderr


def test_a_port_that_no_machine_has_is_refused():
    refused = subprocess.run(
        [*COMMAND, "--port", "80808"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert 2 == refused.returncode
    assert "less than or equal to 65535" in " ".join(refused.stderr.replace("│", " ").split())
    assert "" == refused.stdout
