"""A runner of GitHub jobs, as far as our workflows need one: `run` steps, composite actions, and stand-ins for other actions."""

import glob, pathlib, re, shutil, subprocess

import yaml
from ci_expressions import condition, fill
from workflow_commands import commands


class Skipped:
    status, output = "skipped", ""


class Ran:
    def __init__(self, status, output, found):
        self.status, self.output, self.found = status, output, found


class Job:
    """One job in a workspace. `actions` are stand-ins by the name of an action without its version: each takes the job and `with`."""

    def __init__(self, workspace, temp, env, github, actions, remote="", matrix=None):
        self.workspace, self.temp, self.env = pathlib.Path(workspace), pathlib.Path(temp), dict(env)
        self.actions, self.remote, self.failed = actions, remote, False
        self.temp.mkdir(parents=True, exist_ok=True)
        self.summary = self.temp / "summary.md"
        self.contexts = {"github": {"workspace": str(workspace), **github}, "matrix": matrix or {}, "steps": {}}
        self.functions = {
            "always": lambda: True,
            "cancelled": lambda: False,
            "success": lambda: not self.failed,
            "failure": lambda: self.failed,
            "hashFiles": self.hash_files,
        }
        self.steps = {}
        self.env.update(
            CI="true",
            GITHUB_ACTIONS="true",
            GITHUB_WORKSPACE=str(workspace),
            GITHUB_REPOSITORY=github["repository"],
            GITHUB_STEP_SUMMARY=str(self.summary),
            GITHUB_PATH=str(self.temp / "path"),
            RUNNER_TEMP=str(self.temp),
            RUNNER_OS=env.get("RUNNER_OS", "Linux"),
            RUNNER_ARCH=env.get("RUNNER_ARCH", "X64"),
        )

    def hash_files(self, *patterns):
        return "1" if any(glob.glob(pattern, root_dir=self.workspace, recursive=True) for pattern in patterns) else ""

    def run(self, job):
        """Runs a job's steps; returns the job, whose `steps` tell what became of each by its name."""
        job_env = {name: fill(value, self.contexts, self.functions) for name, value in (job.get("env") or {}).items()}
        self.env.update(job_env)
        for step in job["steps"]:
            self.steps[step["name"]] = self.step(step, self.contexts, {}, shell="bash -e {0}")
        return self

    def step(self, step, contexts, action_env, shell=None):
        if not condition(step.get("if"), contexts, self.functions):
            return Skipped()
        if "uses" in step:
            ran = self.use(step["uses"], {k: fill(v, contexts, self.functions) for k, v in (step.get("with") or {}).items()})
        else:
            ran = self.script(step, contexts, action_env, step.get("shell") or shell)
        if ran.status != 0:
            self.failed = True
        if "id" in step:
            contexts["steps"][step["id"]] = {"outputs": ran.found}
        return ran

    def script(self, step, contexts, action_env, shell):
        # What stands in a script's text could hold commands of a stranger.
        if "${{" in step["run"]:
            raise AssertionError(f"an expression in the text of a script: {step['run']}")
        env = {**self.env, **action_env}
        env.update({k: fill(v, contexts, self.functions) for k, v in (step.get("env") or {}).items()})
        output = self.temp / "output"
        output.write_text("")
        env["GITHUB_OUTPUT"] = str(output)
        path = self.temp / "path"
        added = path.read_text().splitlines() if path.exists() else []
        env["PATH"] = ":".join([*reversed(added), env["PATH"]])
        script = self.temp / "step.sh"
        script.write_text(step["run"])
        line = {"bash": "bash --noprofile --norc -eo pipefail {0}"}.get(shell, shell)
        folder = self.workspace / fill(step.get("working-directory", "."), contexts, self.functions)
        ran = subprocess.run(line.replace("{0}", str(script)).split(), cwd=folder, env=env, stdout=-1, stderr=subprocess.STDOUT)
        pairs = [line.split("=", 1) for line in output.read_text().splitlines()]
        return Ran(ran.returncode, ran.stdout.decode("utf-8"), dict(pairs))

    def use(self, uses, given):
        name, _, version = uses.partition("@")
        if name.startswith("./"):
            return self.composite(self.workspace / name, given, "", "")
        if name in self.actions:
            return self.actions[name](self, given) or Ran(0, "", {})
        owner, repository, *rest = name.split("/")
        return self.composite(pathlib.Path(self.remote, *rest), given, f"{owner}/{repository}", version)

    def composite(self, folder, given, repository, ref):
        action = yaml.safe_load((folder / "action.yml").read_text())
        unknown = set(given) - set(action["inputs"])
        if unknown:
            raise AssertionError(f"{folder.name} has no input {unknown}")
        github = {**self.contexts["github"], "action_repository": repository, "action_ref": ref, "action_path": str(folder)}
        contexts = {"github": github, "steps": {}, "inputs": {}}
        for name, input in action["inputs"].items():
            contexts["inputs"][name] = given.get(name, fill(input.get("default", ""), contexts, self.functions))
        output, status = "", 0
        for step in action["runs"]["steps"]:
            ran = self.step(step, contexts, {"GITHUB_ACTION_PATH": str(folder)})
            output += ran.output
            status = ran.status if ran.status not in (0, "skipped") else status
        steps = {step["id"]: {"outputs": {}} for step in action["runs"]["steps"] if "id" in step}
        contexts["steps"] = {**steps, **contexts["steps"]}
        outputs = {name: self.output_of(output_["value"], contexts) for name, output_ in action.get("outputs", {}).items()}
        return Ran(status, output, outputs)

    def output_of(self, value, contexts):
        # An output that its step did not come to set is empty.
        try:
            return fill(value, contexts, self.functions)
        except KeyError:
            return ""


def annotations(output):
    """What a step's output annotates: kind, file, line and message."""
    kinds = ("error", "warning", "notice")
    return [(c.name, c.properties.get("file"), c.properties.get("line"), c.data) for c in commands(output) if c.name in kinds]


def upload(store):
    """Stands in for actions/upload-artifact."""

    def action(job, given):
        folder = job.workspace / given["path"]
        files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else [folder]
        assert files and all(path.exists() for path in files), f"nothing to upload in {folder}"
        target = pathlib.Path(store) / given["name"]
        assert not target.exists(), f"{target} was uploaded twice"
        target.mkdir(parents=True)
        for path in files:
            # Artifacts lose the right to be run.
            shutil.copyfile(path, target / path.name)

    return action


def download(store):
    """Stands in for actions/download-artifact with merge-multiple."""

    def action(job, given):
        assert given["merge-multiple"] == "true" and "name" not in given, given
        target = job.workspace / given["path"]
        target.mkdir(parents=True)
        for path in pathlib.Path(store).glob("*/*"):
            shutil.copyfile(path, target / path.name)

    return action


def unpinned(workflow):
    """Actions of others that are not named by a commit."""
    uses = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    return [name for name in uses if not re.search(r"@[0-9a-f]{40}$", name)]
