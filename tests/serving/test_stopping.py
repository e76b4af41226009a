"""Starting and stopping: soon, cleanly, and with one clear sentence when it can't."""

import socket
import subprocess
import time

import psutil

from tests.serving.process import COMMAND, ROOT


def test_a_second_start_is_quick(serve, notebooks):
    began = time.monotonic()
    serve("--notebooks", notebooks)

    # 3 seconds on a quiet machine; tests share theirs.
    assert time.monotonic() - began < 8


def test_sigterm_ends_it_with_every_kernel_and_every_file_it_made(serve, notebooks, short_folder):
    server = serve("--notebooks", notebooks, "--places", 3)
    for name in ("plain", "mixed", "mixed"):
        server.page(name)
    kernels = psutil.Process(server.process.pid).children(recursive=True)
    sockets = [path for path in short_folder.rglob("*") if path.is_socket()]
    began = time.monotonic()
    status = server.stop()

    assert 0 == status
    assert time.monotonic() - began < 5
    assert len(kernels) >= 2
    assert len(sockets) >= 2
    assert [] == [kernel for kernel in kernels if kernel.is_running()]
    assert [] == list(short_folder.iterdir())


def test_sigterm_in_the_middle_of_a_rendering_ends_it_too(serve, notebooks):
    server = serve("--notebooks", notebooks)
    with socket.create_connection(server.base_url.removeprefix("http://").split(":")) as visitor:
        visitor.sendall(b"GET /voila/render/hangs.ipynb HTTP/1.1\r\nHost: here\r\n\r\n")
        time.sleep(2)
        began = time.monotonic()

        assert 0 == server.stop()
        assert time.monotonic() - began < 5


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
