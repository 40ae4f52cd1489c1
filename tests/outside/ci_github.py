"""The workflow for pull requests, with the composite action, in a repository made of the example."""

import json, shutil

import yaml
from ci_project import GH, VERSION, calls, comments, commit_all, environment, requests, shim, spoil
from ci_runner import Job, annotations, unpinned
from harness import ROOT, check, equal

WORKFLOW = yaml.safe_load((ROOT / "examples/ci/github-workflow.yml").read_text())
CHECK, SARIF, COMMENT = "Check the requests", "Show in code scanning", "Comment on the pull request"
REPOSITORY = "example-org/requests"


class Scene:
    """A repository, the pull request's comments, and what was uploaded to code scanning."""

    def __init__(self, folder, server):
        self.folder, self.server, self.uploaded, self.runs = folder, server, [], 0
        self.repository = requests(folder / "repository")
        self.kept = folder / "kept"
        self.kept.mkdir()
        shim(folder / "shims", "gh", GH)

    def upload(self, job, given):
        self.uploaded.append(json.loads((job.workspace / given["sarif_file"]).read_text()))

    def run(self, event="pull_request", head=REPOSITORY, steps=None):
        """Runs the workflow's job as for one push."""
        self.runs += 1
        # A runner starts from a fresh checkout.
        workspace = self.folder / f"workspace-{self.runs}"
        commit_all(self.repository)
        shutil.copytree(self.repository, workspace)
        pull = {"number": 7, "head": {"repo": {"full_name": head}}} if event == "pull_request" else None
        github = {
            "repository": REPOSITORY,
            "server_url": f"file://{self.server}",
            "run_id": 42,
            "token": "ghs_of-this-job",
            "event_name": event,
            "event": {"pull_request": pull},
        }
        actions = {"actions/checkout": lambda job, given: None, "github/codeql-action/upload-sarif": self.upload}
        env = {**environment(self.folder, self.folder / "shims"), "GH_KEPT": str(self.kept)}
        job = Job(workspace, self.folder / f"temp-{self.runs}", env, github, actions, remote=ROOT)
        if steps:
            return job.run({"steps": steps})
        job = job.run(WORKFLOW["jobs"]["check"])
        assert "ghs_of-this-job" not in job.steps[CHECK].output
        return job


def met(folder, server):
    """The example as it is: warnings, a waived finding, no error."""
    scene = Scene(folder, server)
    job = scene.run()
    said = job.steps[CHECK].output
    check(not job.failed, "github: the example passes", said)
    equal(job.steps[CHECK].found["status"], "0", "github: the status is an output of the action")
    found = annotations(said)
    check(found and all(kind != "error" for kind, *_ in found), "github: it has annotations, none of them an error", found)
    check(all((job.workspace / file).is_file() for _, file, *_ in found if file), "github: each names a file of the repository", found)
    equal(len(scene.uploaded), 1, "github: SARIF is uploaded once")
    page = (job.workspace / "outfit.md").read_text()
    check(page.strip() and page in job.summary.read_text(), "github: the page is in the summary of the job")
    bodies = [comment["body"] for comment in comments(scene.kept)]
    check(len(bodies) == 1 and bodies[0].endswith(page), "github: the page is the comment", bodies)
    scene.run()
    equal(len(comments(scene.kept)), 1, "github: a second push makes no second comment")
    return scene


def not_met(scene):
    """The same pull request, with a request at fault."""
    spoil(scene.repository)
    job = scene.run()
    said = job.steps[CHECK].output
    equal((job.failed, job.steps[CHECK].found["status"]), (True, "1"), "github: a request at fault fails the job with 1")
    files = {file for kind, file, *_ in annotations(said) if kind == "error"}
    equal(files, {"requests/customer-analytics.json"}, "github: the errors are at the file at fault")
    equal(len(scene.uploaded), 3, "github: SARIF is uploaded all the same")
    rules = {result["ruleId"] for result in scene.uploaded[-1]["runs"][0]["results"]}
    check("confidential-stays-near" in rules, "github: and names the rule", rules)
    bodies = [comment["body"] for comment in comments(scene.kept)]
    page = (job.workspace / "outfit.md").read_text()
    check(len(bodies) == 1 and bodies[0].endswith(page), "github: the comment is brought up to date", bodies)
    (scene.repository / "requests" / "torn.json").write_text('{"id": "PR-1", "answers": {')
    job = scene.run()
    equal((job.failed, job.steps[CHECK].found["status"]), (True, "2"), "github: a request that can't be read fails the job with 2")
    (scene.repository / "outfit-policy.toml").write_text("[policy\n")
    before = len(scene.uploaded)
    job = scene.run()
    equal((job.failed, job.steps[CHECK].found["status"]), (True, "2"), "github: a faulty policy fails the job with 2")
    late = [job.steps[SARIF].status, job.steps[COMMENT].status]
    check(len(scene.uploaded) == before and late == ["skipped"] * 2 or late == [0, 0], "github: later steps do not fail on it", late)


def events(folder, server):
    scene = Scene(folder, server)
    job = scene.run(head="stranger/requests")
    equal((job.failed, job.steps[COMMENT].status), (False, "skipped"), "github: no comment for a fork, which may not")
    job = scene.run(event="push")
    equal((job.failed, job.steps[COMMENT].status), (False, "skipped"), "github: no comment on a push")
    equal((len(scene.uploaded), calls(scene.kept)), (2, []), "github: SARIF for both")
    foreign = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": "of another workflow"}
    quoted = {"id": 6, "user": {"login": "stranger"}, "body": "<!-- outfit check -->"}
    (scene.kept / "comments.json").write_text(json.dumps([foreign, quoted]))
    scene.run()
    left = comments(scene.kept)
    check(left[:2] == [foreign, quoted] and len(left) == 3, "github: nobody else's comment is touched", left)
    long_page(scene)


def long_page(scene):
    step = next(step for step in WORKFLOW["jobs"]["check"]["steps"] if step["name"] == COMMENT)
    write = {"name": "write", "run": "printf '%070000d' 0 >outfit.md"}
    scene.run(steps=[write, step])
    body = comments(scene.kept)[-1]["body"]
    check(len(body) < 65536 and "actions/runs/42" in body, "github: a page too long for a comment is linked", body[:200])


def action(scene_folder, server):
    """The composite action with its other inputs, from a folder within the repository."""
    scene = Scene(scene_folder, server)
    shutil.rmtree(scene.repository)
    requests(scene.repository, below="sourcing")
    uses = f"example-org/outfit/.github/actions/check@{VERSION}"

    def run(**given):
        given = {"working-directory": "sourcing", **{name.replace("_", "-"): value for name, value in given.items()}}
        job = scene.run(steps=[{"name": "check", "uses": uses, "with": given}])
        return job, job.steps["check"]

    job, step = run(inputs="requests/drafts\n\nrequests/expense-reports.json\n", sarif="", markdown="", junit="out.xml")
    equal(step.found.get("status"), "1", "action: files and folders, one a line")
    files = {file for kind, file, *_ in annotations(step.output) if kind == "error"}
    equal(files, {"sourcing/requests/drafts/customer-analytics.json"}, "action: paths are from the root of the repository")
    made = sorted(path.name for path in (job.workspace / "sourcing").glob("out*") if path.suffix != ".toml")
    equal(made, ["out.xml"], "action: only the files that are asked for are written")
    equal(run(fail_on="warning")[1].found.get("status"), "1", "action: a warning fails the check where it should")
    equal(run(fail_on="never", inputs="requests/drafts")[1].found.get("status"), "0", "action: or an error does not")
    equal(run(inputs="no-such-folder")[1].found.get("status"), "2", "action: an input that is not there fails it")
    equal(run(inputs="--help")[1].found.get("status"), "2", "action: an input is no flag")
    for name in ("policy", "inputs", "sarif", "fail_on", "waivers"):
        for text in ("$(touch pwned)", "`touch pwned`", '"; touch pwned; "', "x\n::error::pwned"):
            job, step = run(**{name: text})
            pwned = list(job.workspace.rglob("pwned")) + [found for found in annotations(step.output) if found[3] == "pwned"]
            assert not pwned, f"{name} {text!r}: {pwned} {step.output}"
    check(True, "action: no input is run as a command")


def shape():
    """What the files promise beyond what they do."""
    job = WORKFLOW["jobs"]["check"]
    equal(WORKFLOW["permissions"], {}, "github: no permission but by the job")
    wanted = {"contents": "read", "security-events": "write", "pull-requests": "write"}
    equal(job["permissions"], wanted, "github: the job has the least permissions")
    outfit = f"example-org/outfit/.github/actions/check@{VERSION}"
    equal(unpinned(WORKFLOW), [outfit], "github: actions of others are named by a commit")
    check("pull_request_target" not in WORKFLOW[True], "github: a stranger's pull request gets no rights")


def run(folder, server):
    shape()
    not_met(met(folder / "scene", server))
    events(folder / "events", server)
    action(folder / "action", server)
