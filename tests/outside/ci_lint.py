"""What linters of shells and pipelines say of the files; none of them reaches the network."""

import json, os, subprocess, sys

import yaml
from ci_project import VERSION
from harness import ROOT, TOOLS, check, equal, module, program

WORKFLOWS = [".github/workflows/release.yml", "examples/ci/github-workflow.yml"]
ACTION = ".github/actions/check/action.yml"
SCRIPTS = [".github/actions/check/install.sh", ".github/actions/check/check.sh", ".github/workflows/package.sh"]


def said(*command, input=None):
    env = {**os.environ, "PYTHONPATH": str(TOOLS / "python")}
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=input, env=env)
    return ran.returncode, ran.stdout + ran.stderr


def shells():
    if not program("shellcheck"):
        return
    for script in SCRIPTS:
        status, text = said("shellcheck", script)
        check(status == 0, f"shellcheck: {script}", text)
    for name in WORKFLOWS:
        for job in yaml.safe_load((ROOT / name).read_text())["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    status, text = said("shellcheck", "--shell", "bash", "-", input=step["run"])
                    check(status == 0, f"shellcheck: {name}, {step['name']}", text)
    gitlab = yaml.safe_load((ROOT / "examples/ci/gitlab-ci.yml").read_text())["outfit check"]
    lines = "\n".join(gitlab["before_script"] + gitlab["script"])
    status, text = said("shellcheck", "--shell", "bash", "-", input=lines)
    check(status == 0, "shellcheck: examples/ci/gitlab-ci.yml", text)
    script = (ROOT / "examples/ci/Jenkinsfile").read_text().split("'''")[1]
    status, text = said("shellcheck", "--shell", "sh", "-", input=script)
    check(status == 0, "shellcheck: examples/ci/Jenkinsfile", text)


def schemas():
    if not module("check_jsonschema"):
        return
    files = {
        "vendor.github-workflows": WORKFLOWS,
        "vendor.github-actions": [ACTION],
        "vendor.gitlab-ci": ["examples/ci/gitlab-ci.yml"],
    }
    for schema, names in files.items():
        extra = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
        status, text = said(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *extra, *names)
        check(status == 0, f"schema {schema}: {', '.join(names)}", text)


def security():
    zizmor = TOOLS / "python" / "bin" / "zizmor"
    if not zizmor.exists() and not program("zizmor"):
        return
    command = [str(zizmor if zizmor.exists() else "zizmor"), "--offline", "--quiet", "--no-progress", "--format", "json"]
    status, text = said(*command, *WORKFLOWS, ACTION)
    found = [(finding["ident"], finding["locations"][-1]["concrete"]["feature"].strip()) for finding in json.loads(text)]
    # Whoever copies the example can put the commit that they looked at.
    wanted = [("unpinned-uses", f"example-org/outfit/.github/actions/check@{VERSION}")]
    equal(found, wanted, "zizmor: nothing but the tag of outfit's own action")


def run():
    shells()
    schemas()
    security()
