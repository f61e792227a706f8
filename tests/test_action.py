"""The action for GitHub and the include for GitLab: their schemas, and their scripts as they run.

What a service does itself, as to fill in `${{ inputs.paths }}`, is done here in its place.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from jsonschema import Draft7Validator

from installed import PROJECT, command, must

ACTION = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE = (PROJECT / "templates/newslint.yml").read_text(encoding="utf-8")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
FAULT = "# Bridge closes for repairs\n\nBridge closes for repairs\n\nThe bridge closes on Monday.\n"
CLEAN = "# Bridge closes for repairs\n\nThe bridge closes on Monday.\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the scripts are those of Linux runners")


def faults_of(schema: str, data: Any) -> list[str]:
    """Return what a published schema of a service has against a file."""
    vendor = files("check_jsonschema.builtin_schemas") / "vendor" / f"{schema}.json"
    validator = Draft7Validator(json.loads(vendor.read_text("utf-8")))
    return [error.message for error in validator.iter_errors(data)]


class Ran(NamedTuple):
    """What a step did: its code and log, its outputs, and the summary of the job."""

    code: int
    log: str
    outputs: str
    summary: str


class Runner:
    """A machine of GitHub: a repository of articles, a temporary folder, an action fetched."""

    def __init__(self, folder: Path, action: Path) -> None:
        self.temp, self.articles, self._action = folder / "temp", folder / "articles", action
        self._path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        for path in (self.temp, self.articles):
            path.mkdir()
        must("git", "init", "-q", "-b", "main", cwd=self.articles)
        self.file("content/clean.md", CLEAN)

    def file(self, name: str, text: str) -> None:
        path = self.articles / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def step(self, name: str, **inputs: str) -> Ran:
        """Run a step of the action with inputs, which have underscores for hyphens here."""
        (step,) = (step for step in STEPS if step.get("name") == name)
        given = {key: one.get("default", "") for key, one in ACTION["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        written = {}
        for kind in ("OUTPUT", "PATH", "STEP_SUMMARY"):
            (self.temp / kind).write_text("")
            written[f"GITHUB_{kind}"] = str(self.temp / kind)
        environment = {k: self._filled(v, given) for k, v in step.get("env", {}).items()}
        script = self.temp / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        ran = command(
            *("bash", "--noprofile", "--norc", "-eo", "pipefail", script),
            cwd=self.articles / self._filled(step.get("working-directory", "."), given),
            **{"PATH": self._path, "RUNNER_TEMP": str(self.temp), **written, **environment},
        )
        for added in (self.temp / "PATH").read_text().split("\n"):
            self._path = os.pathsep.join(filter(None, [added, self._path]))
        files = [(self.temp / kind).read_text() for kind in ("OUTPUT", "STEP_SUMMARY")]
        return Ran(ran.returncode, ran.stdout + ran.stderr, *files)

    def _filled(self, text: str, inputs: Mapping[str, str]) -> str:
        """Return a value with its expressions filled in, as the service does it."""
        known = {f"inputs.{key}": value for key, value in inputs.items()}
        known |= {"runner.temp": str(self.temp), "github.action_path": str(self._action)}
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known[found[1]], text)

    def lint(self, **inputs: str) -> Ran:
        return self.step("Lint", **inputs)

    def shell(self, script: str, **environment: str) -> Ran:
        """Run a script where the action was installed, as a job of GitLab."""
        more = {"PATH": self._path, "CI_PROJECT_DIR": str(self.articles), **environment}
        ran = command("bash", "-eo", "pipefail", "-c", script, cwd=self.articles, **more)
        return Ran(ran.returncode, ran.stdout + ran.stderr, "", "")


@pytest.fixture(scope="module")
def runner(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    made = Runner(tmp_path_factory.mktemp("runner"), checkout)
    ran = made.step("Install newslint")
    assert ran.code == 0, ran.log
    return made


@pytest.fixture(autouse=True)
def articles(request: pytest.FixtureRequest) -> None:
    """Put the articles back as they were."""
    if "runner" in request.fixturenames:
        runner = request.getfixturevalue("runner")
        must("git", "clean", "-qfdx", cwd=runner.articles)
        runner.file("content/clean.md", CLEAN)


class TestAction:
    def test_it_keeps_to_its_schema(self) -> None:
        assert faults_of("github-actions", ACTION) == []

    def test_the_actions_it_uses_are_githubs_own(self) -> None:
        used = [step["uses"] for step in STEPS if "uses" in step]
        assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)

    def test_no_script_has_an_expression_pasted_into_it(self) -> None:
        assert not any("${{" in step.get("run", "") for step in STEPS)

    def test_every_input_is_used_and_every_one_used_is_there(self) -> None:
        used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(STEPS)))
        assert used == set(ACTION["inputs"])

    def test_the_documentation_names_every_input(self) -> None:
        docs = (PROJECT / "docs/ci.md").read_text(encoding="utf-8")
        assert re.findall(r"^\| `([a-z-]+)` \| .* \|.*\|$", docs.split("| input |")[1], re.M) == [
            *ACTION["inputs"]
        ]
        blocks = re.findall(r"^```yaml\n(.*?)^```$", docs, re.MULTILINE | re.DOTALL)
        workflows = [yaml.safe_load(text) for text in blocks if "example/newslint@" in text]
        steps = [step for one in workflows for step in one["jobs"]["newslint"]["steps"]]
        used = [step.get("with", {}) for step in steps if "example/newslint@" in step["uses"]]
        assert len(used) == 3
        assert {name for one in used for name in one} <= set(ACTION["inputs"])

    def test_clean_articles_pass(self, runner: Runner) -> None:
        assert runner.lint() == (0, "", "exit-code=0\n", "")

    def test_findings_are_annotations_and_fail_the_job(self, runner: Runner) -> None:
        runner.file("content/ferry.md", FAULT.replace("Bridge", "Ferry"))
        ran = runner.lint()
        assert ran.code == 1
        assert ran.log.startswith("::warning file=content/ferry.md,line=3,endLine=3,")
        assert ran.outputs == "exit-code=1\n"

    def test_the_summary_lists_them(self, runner: Runner) -> None:
        for number in range(120):
            runner.file(f"content/{number:03}.md", FAULT.replace("Bridge", f"Bridge {number}"))
        ran = runner.lint(fail_on="error", args="--select headlines/repeated")
        assert (ran.code, ran.outputs) == (0, "exit-code=0\n")
        lines = ran.summary.splitlines()
        assert lines[0] == "### newslint: 120 to look at"
        assert len(lines) == 104
        assert lines[3].startswith("content/000.md:3:1: warning: ")

    @pytest.mark.parametrize(
        "path", ["content/two words.md", "content/it's “odd” $HOME.md", "-x.md"]
    )
    def test_paths_stand_on_lines_of_their_own(self, runner: Runner, path: str) -> None:
        runner.file("content/bridge.md", FAULT)
        runner.file(path, CLEAN.replace("Bridge", "Ferry"))
        assert runner.lint(paths=f"{path}\ncontent/clean.md\n").code == 0
        assert runner.lint(paths=f"{path}\ncontent/bridge.md").code == 1

    def test_other_formats_go_to_a_file(self, runner: Runner) -> None:
        runner.file("content/bridge.md", FAULT)
        ran = runner.lint(output_format="sarif", output_file="out.sarif", fail_on="never")
        assert (ran.code, ran.log) == (0, "")
        assert json.loads((runner.articles / "out.sarif").read_text())["version"] == "2.1.0"

    def test_only_what_a_branch_changed(self, runner: Runner) -> None:
        runner.file("content/bridge.md", FAULT)
        must("git", "add", "-A", cwd=runner.articles)
        must("git", "commit", "-q", "-m", "Articles", cwd=runner.articles)
        assert runner.lint(changed_since="main").code == 0
        runner.file("content/ferry.md", FAULT.replace("Bridge", "Ferry"))
        ran = runner.lint(changed_since="main")
        assert (ran.code, ran.log.count("::warning")) == (1, 1)
        must("git", "rm", "-q", "-r", "--cached", ".", cwd=runner.articles)

    def test_in_a_folder_of_the_repository(self, runner: Runner) -> None:
        runner.file("bridge.md", FAULT)
        assert runner.lint(working_directory="content").code == 0

    def test_what_is_set_up_wrong_is_told(self, runner: Runner) -> None:
        ran = runner.lint(args="--packs nowhere")
        assert (ran.code, ran.outputs, ran.summary) == (2, "exit-code=2\n", "")
        assert "there is no pack “nowhere”" in ran.log

    def test_no_input_is_run_as_code(self, runner: Runner) -> None:
        evil = '$(touch evil) `touch evil`; touch evil\n"; touch evil; "'
        for name in ACTION["inputs"]:
            if name not in ("working-directory", "output-file"):
                runner.lint(**{name.replace("-", "_"): evil})
        assert not list(runner.articles.rglob("evil"))

    def test_later_steps_have_the_command(self, runner: Runner) -> None:
        assert runner.shell("newslint --version").log.startswith("newslint ")


class TestTemplate:
    def job(self, **inputs: str) -> dict[str, Any]:
        """Return the job that GitLab makes of the template."""
        head, body = yaml.safe_load_all(TEMPLATE)
        given = {key: one.get("default") for key, one in head["spec"]["inputs"].items()} | inputs
        assert None not in given.values(), "an input without a default must be given"
        text = json.dumps(body)
        for key, value in given.items():
            text = text.replace(f"$[[ inputs.{key} ]]", value)
        assert "$[[" not in text
        data: dict[str, Any] = json.loads(text)
        return data

    def run(self, runner: Runner, source: Path, **inputs: str) -> Ran:
        job = self.job(source=str(source), **inputs)["newslint"]
        variables = dict(job["variables"])
        variables["NEWSLINT_CACHE"] = str(runner.temp / "cache")
        return runner.shell("\n".join(job["script"]), **variables)

    def test_it_keeps_to_its_schema(self) -> None:
        assert faults_of("gitlab-ci", self.job(source="newslint")) == []

    def test_findings_are_a_report_and_fail_the_job(self, runner: Runner, checkout: Path) -> None:
        runner.file("content/ferry.md", FAULT.replace("Bridge", "Ferry"))
        ran = self.run(runner, checkout)
        report = runner.articles / "gl-code-quality-report.json"
        assert ran.code == 1
        assert "content/ferry.md:3:1: warning: " in ran.log
        assert [one["check_name"] for one in json.loads(report.read_text())] == [
            "headlines/repeated",
        ]

    def test_clean_articles_pass_with_further_options(self, runner: Runner, checkout: Path) -> None:
        runner.file("content/bridge.md", FAULT)
        assert self.run(runner, checkout, args="--fail-on error content/clean.md").code == 0
