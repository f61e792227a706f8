"""The recorded session of docs/adoption.md: its commands still say what stands there."""

import subprocess
import sys

import pytest

from installed import PROJECT


@pytest.mark.skipif(sys.platform != "linux", reason="it was recorded with the tools of Linux")
def test_the_session_goes_as_it_was_recorded() -> None:
    command = [sys.executable, PROJECT / "benchmarks/adoption.py", "--check"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    said = f"{ran.stdout}{ran.stderr}\nto record it anew: python benchmarks/adoption.py"
    assert ran.returncode == 0, said
