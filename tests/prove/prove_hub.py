"""A JupyterHub with its proxy, whose learners get the workbook as `workbook lab` opens it."""

import contextlib
import shutil
import subprocess
import time

import httpx
import psutil
import pytest
from ruamel.yaml import YAML

from tests.browser.test_homes import answers
from tests.prove import hosts
from tests.prove.postgres import free_port
from tests.serving.process import ROOT

VALUES = ROOT / "deploy" / "zero-to-jupyterhub" / "values.yaml"
PAGES = ("index", "red-flags")
PASSWORD = "a password for everybody here"  # noqa: S105 - of a hub that lives for a test
SETTINGS = """\
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{port}/"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}/"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.ConfigurableHTTPProxy.command = {proxy_command!r}
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = {password!r}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.cmd = {command!r}
c.Spawner.environment = {environment!r}
c.Spawner.http_timeout = {http_timeout!r}
# Servers outlive the hub, as they do on Kubernetes.
c.JupyterHub.cleanup_servers = False
"""


class Hub:
    """A running hub. Its learners have their homes in its folder."""

    def __init__(self, folder, command, environment):
        values = YAML(typ="safe").load(VALUES)
        self.folder, self._learners = folder, set()
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        settings = SETTINGS.format(
            port=port,
            hub=free_port(),
            proxy=free_port(),
            proxy_command=[hosts.program("configurable-http-proxy")],
            password=PASSWORD,
            homes=f"{folder}/homes/{{username}}",
            command=command,
            environment=environment,
            http_timeout=values["hub"]["config"]["Spawner"]["http_timeout"],
        )
        (folder / "jupyterhub_config.py").write_text(settings)
        self.start()

    def start(self):
        """Start it, and wait until it answers through its proxy."""
        with (self.folder / "log.txt").open("a") as log:
            self._process = psutil.Popen(
                [hosts.program("jupyterhub")], cwd=self.folder, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 120
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.2)

    def _answers(self):
        with contextlib.suppress(httpx.TransportError):
            return httpx.get(f"{self.address}/hub/login").status_code == httpx.codes.OK
        return False

    def log(self):
        return (self.folder / "log.txt").read_text()

    def servers(self):
        """The processes of its learners: their servers, and the kernels of those."""
        running = self._process.children(recursive=True)
        self._learners |= {each for each in running if "node" not in each.name()}
        return [each for each in self._learners if each.is_running()]

    def stop(self):
        """Stop the hub, which stops its proxy, and no server of a learner."""
        self.servers()
        self._process.terminate()
        self._process.wait(60)

    def end(self):
        """Stop all of it."""
        self.stop()
        for each in self._learners:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    """A hub whose servers start from a prepared copy of 2 pages, as from the image."""
    folder = tmp_path_factory.mktemp("hub")
    pages, prepared = folder / "pages", folder / "prepared"
    pages.mkdir()
    for name in PAGES:
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", pages)
    command = [hosts.program("workbook"), "lab", "--notebooks", str(pages)]
    subprocess.run([*command, "--prepare", prepared], check=True)
    hub = Hub(folder, command, {"WORKBOOK_PREPARED": str(prepared)})
    yield hub
    hub.end()


@pytest.fixture(scope="module")
def ada(hub, browser):
    """The browser of a learner who logs in: the time it took is `page.waited`."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(90_000)
    page.said = []
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(hub.address)
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    begun = time.monotonic()
    page.get_by_label("Password").press("Enter")
    page.wait_for_selector(".jp-OutputArea-output .wb-page_head")
    page.waited = time.monotonic() - begun
    yield page
    page.context.close()


def started(hub, page):
    """When the learner's server was started, as itself says."""
    return page.request.get(f"{hub.address}/user/ada/api/status").json()["started"]


def test_who_logs_in_is_at_the_first_page_of_a_copy_of_their_own(hub, ada):
    mine = hub.folder / "homes" / "ada" / "back-and-hip-workbook"

    assert ada.url.endswith("/user/ada/lab/tree/index.ipynb")
    assert [f"{name}.ipynb" for name in PAGES] == sorted(path.name for path in mine.glob("*.ipynb"))
    assert "Preparing" not in hub.log(), "what the image holds was made again"


def test_nobody_else_reads_it(hub, ada):
    del ada
    stranger = httpx.get(f"{hub.address}/user/ada/api/contents/index.ipynb")

    assert 403 == stranger.status_code


def test_a_widget_answers_also_after_the_hub_was_started_again(hub, ada, report):
    address = f"{hub.address}/user/ada/lab/tree/red-flags.ipynb?reset"
    ada.goto(address)
    answers(ada, "Quiz")
    before = started(hub, ada)
    servers = hub.servers()
    memory = sum(each.memory_full_info().uss for each in servers) / 1e6
    report(f"A learner of a hub is at the first page after {ada.waited:.1f} s")
    report(f"A learner’s server with 2 pages open: {memory:.0f} MB in {len(servers)} processes")
    hub.stop()
    hub.start()
    ada.goto(address)
    answers(ada, "Quiz")

    assert before == started(hub, ada)
