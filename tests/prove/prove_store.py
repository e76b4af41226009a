"""What the store promises holds on PostgreSQL too: its own tests, with a server to test."""

import os
import subprocess
import sys

from tests.serving.process import ROOT

TESTS = [
    f"tests/serving/classroom/test_{name}.py" for name in ("store", "room", "writer", "access")
]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "postgresql"]


def test_the_store_does_on_postgresql_what_it_does_on_sqlite(postgres, report):
    done = subprocess.run(
        [*PYTEST, *TESTS],
        cwd=ROOT,
        env=os.environ | {"WORKBOOK_TEST_POSTGRES": postgres.address},
        capture_output=True,
        text=True,
        check=False,
    )
    last = done.stdout.strip().rpartition("\n")[2]
    report(f"Tests of the store on PostgreSQL: {last}")

    assert 0 == done.returncode, done.stdout
    assert "skipped" not in last
