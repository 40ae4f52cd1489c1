"""GitLab, Jenkins and pre-commit, in a repository made of the example."""

import os, re, shutil, subprocess, sys

import yaml
from ci_project import CARGO, VERSION, commit_all, environment, git, project, requests, shim, spoil
from harness import ROOT, TOOLS, check, equal, module

PLACE = "https://releases.example/outfit"


def shell(command, script, folder, env):
    path = folder.parent / "script.sh"
    path.write_text(script)
    ran = subprocess.run([*command, path], cwd=folder, env=env, stdout=-1, stderr=subprocess.STDOUT, text=True)
    return ran.returncode, ran.stdout


def three_runs(name, folder, releases, run, files):
    """A pipeline with the example as it is, with a request at fault, and with a program that is not what it should be."""
    good = requests(folder / "good" / "repository")
    status, said = run(good, releases)
    check(status == 0, f"{name}: the example passes", said)
    for file in files:
        check((good / file).stat().st_size > 0, f"{name}: {file} is there to be kept")
    bad = requests(folder / "bad" / "repository")
    spoil(bad)
    status, said = run(bad, releases)
    equal(status, 1, f"{name}: a request at fault fails it")
    check("requests/customer-analytics.json" in said, f"{name}: and is named in the log", said)
    for file in files:
        check((bad / file).stat().st_size > 0, f"{name}: {file} is there all the same")
    spoiled = folder / "spoiled"
    shutil.copytree(releases, spoiled)
    for path in spoiled.glob("*/outfit-x86_64-unknown-linux-musl"):
        path.write_bytes(path.read_bytes() + b"\n")
    again = requests(folder / "spoiled-run" / "repository")
    status, said = run(again, spoiled)
    check(status != 0 and "FAILED" in said, f"{name}: a corrupted program fails it", said)
    check(not any((again / file).exists() for file in files), f"{name}: and is not run")
    for path in spoiled.glob("*/SHA256SUMS"):
        path.write_text("")
    status, said = run(again, spoiled)
    check(status != 0 and not (again / files[0]).exists(), f"{name}: so does one without a checksum", said)


def gitlab(folder, releases):
    jobs = yaml.safe_load((ROOT / "examples/ci/gitlab-ci.yml").read_text())
    job = jobs["outfit check"]
    equal(job["variables"], {"OUTFIT_RELEASES": PLACE, "OUTFIT_VERSION": VERSION}, "gitlab: the version is this one")
    artifacts = job["artifacts"]
    equal(artifacts["when"], "always", "gitlab: results are kept when the check failed")

    def run(repository, releases):
        variables = {**job["variables"], "OUTFIT_RELEASES": f"file://{releases}"}
        env = {**environment(repository.parent, ""), **variables, "CI": "true", "TMPDIR": str(repository.parent)}
        # One shell runs all lines.
        return shell(["bash", "-eo", "pipefail"], "\n".join(job["before_script"] + job["script"]), repository, env)

    three_runs("gitlab", folder, releases, run, [artifacts["reports"]["junit"], *artifacts["paths"]])


def jenkins(folder, releases):
    text = (ROOT / "examples/ci/Jenkinsfile").read_text()
    scripts = re.findall(r"\bsh '''(.*?)'''", text, re.S)
    equal(len(scripts), 1, "jenkins: there is one script")
    # In such a text Groovy would take a backslash for itself.
    check("\\" not in scripts[0], "jenkins: Groovy leaves the script as it is")
    names = dict(re.findall(r"^\s+([A-Z_]+) = '([^']*)'$", text, re.M))
    equal(names, {"OUTFIT_RELEASES": PLACE, "OUTFIT_VERSION": VERSION}, "jenkins: the version is this one")
    kept = [re.search(word + r": '([^']+)'", text).group(1) for word in ("junit testResults", "archiveArtifacts artifacts")]
    check(text.index("post {") > text.index("sh '''") and "always {" in text, "jenkins: results are read when the check failed")

    def run(repository, releases):
        variables = {**names, "OUTFIT_RELEASES": f"file://{releases}"}
        env = {**environment(repository.parent, ""), **variables, "TMPDIR": str(repository.parent)}
        return shell(["sh", "-xe"], scripts[0], repository, env)

    three_runs("jenkins", folder, releases, run, kept)


def pre_commit(folder, program):
    if not module("pre_commit"):
        return
    hooks = project(folder / "hooks")
    commit_all(hooks)
    git(hooks, "tag", VERSION)
    shims = folder / "shims"
    shims.mkdir()
    shutil.copy(program, shims / "outfit")
    shim(shims, "cargo", CARGO)
    env = environment(folder, shims)
    env.update(
        PYTHONPATH=str(TOOLS / "python"),
        PRE_COMMIT_HOME=str(folder / "cache"),
        CARGO_CALLS=str(folder / "cargo.txt"),
        CARGO_BUILDS=str(program),
        GIT_CONFIG_COUNT="3",
        # The address in the example leads to the hooks of this checkout.
        GIT_CONFIG_KEY_0=f"url.file://{hooks}.insteadOf",
        GIT_CONFIG_VALUE_0="https://git.example/outfit",
        GIT_CONFIG_KEY_1="user.name",
        GIT_CONFIG_VALUE_1="test",
        GIT_CONFIG_KEY_2="user.email",
        GIT_CONFIG_VALUE_2="test@git.example",
    )
    for hook in ("outfit-check-installed", "outfit-check"):
        repository = folder / hook
        requests(repository)
        config = (repository / "pre-commit-config.yaml").read_text()
        assert "id: outfit-check-installed" in config
        config = config.replace("id: outfit-check-installed", f"id: {hook}")
        (repository / ".pre-commit-config.yaml").write_text(config)
        commits(hook, repository, env)
    built = (folder / "cargo.txt").read_text()
    check("install" in built, "pre-commit: outfit-check is built by cargo", built)


def commits(hook, repository, env):
    def run(*command):
        ran = subprocess.run(command, cwd=repository, env=env, stdout=-1, stderr=subprocess.STDOUT, text=True)
        return ran.returncode, ran.stdout

    tool = [sys.executable, "-m", "pre_commit"]
    status, said = run(*tool, "run", "--all-files")
    check(status == 0 and "Passed" in said, f"pre-commit: {hook} passes the example", said)
    status, said = run(*tool, "install")
    equal(status, 0, f"pre-commit: {hook} can be installed")
    before = git(repository, "rev-parse", "HEAD")
    spoil(repository)
    run("git", "add", "--all")
    status, said = run("git", "commit", "--message", "a request at fault")
    refused = status != 0 and git(repository, "rev-parse", "HEAD") == before
    check(refused and "customer-analytics" in said, f"pre-commit: {hook} stops a commit with a request at fault", said)
    (repository / "requests/customer-analytics.json").unlink()
    (repository / "README.md").write_text("Our requests\n")
    run("git", "add", "--all")
    status, said = run("git", "commit", "--message", "no request")
    check(status == 0 and "Skipped" in said, f"pre-commit: {hook} does not run for other commits", said)
