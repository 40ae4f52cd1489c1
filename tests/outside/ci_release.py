"""The release workflow, run into a local folder, and the installation from there."""

import hashlib, pathlib, shutil, subprocess

import yaml
from ci_project import CARGO, GH, TARGETS, VERSION, calls, environment, project, shim
from ci_runner import Job, download, unpinned, upload
from harness import ROOT, check, equal

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text())
INSTALL = ROOT / ".github/actions/check/install.sh"


def build(folder, program, target, store, tag=VERSION, static=True):
    """Runs the job that builds for one target."""
    shims = folder / "shims"
    shim(shims, "cargo", CARGO)
    shim(shims, "rustup", "")
    if static:
        # The program that is tested needs the libraries of this machine, unlike one of a release.
        shim(shims, "readelf", "")
    given = {"CARGO_CALLS": str(folder / "cargo.txt"), "CARGO_BUILDS": str(program)}
    github = {"ref_name": tag, "token": "t", "repository": "example-org/outfit"}
    actions = {"actions/checkout": lambda job, given: None, "actions/upload-artifact": upload(store)}
    env = {**environment(folder, shims), **given}
    job = Job(project(folder / "work"), folder / "temp", env, github, actions, matrix={"target": target})
    return job.run(WORKFLOW["jobs"]["build"])


def publish(folder, store, releases, tag=VERSION):
    shims = folder / "shims"
    shim(shims, "gh", GH)
    given = {"GH_KEPT": str(folder), "GH_RELEASES": str(releases)}
    github = {"ref_name": tag, "token": "t", "repository": "example-org/outfit"}
    actions = {"actions/checkout": lambda job, given: None, "actions/download-artifact": download(store)}
    job = Job(project(folder / "work"), folder / "temp", {**environment(folder, shims), **given}, github, actions)
    return job.run(WORKFLOW["jobs"]["publish"])


def name_of(target):
    return f"outfit-{target}" + (".exe" if "windows" in target else "")


def release(folder, program, releases):
    """Makes a release of the given program in a folder, by the workflow."""
    matrix = WORKFLOW["jobs"]["build"]["strategy"]["matrix"]["include"]
    equal(sorted(entry["target"] for entry in matrix), sorted(TARGETS), "release: every target is built once")
    equal(unpinned(WORKFLOW), [], "release: actions of others are named by a commit")
    store = folder / "artifacts"
    for target in TARGETS:
        job = build(folder / target, program, target, store)
        check(not job.failed, f"release: {target} is built, tried and kept", job.steps["Build and try"].output)
        built = (folder / target / "cargo.txt").read_text()
        check("--locked --release" in built and f"--target {target}" in built, f"release: {target} is built as locked", built)
    job = publish(folder / "publish", store, releases)
    check(not job.failed, "release: all are published", job.steps["Publish"].output)
    call = next(call for call in calls(folder / "publish") if call[:2] == ["release", "create"])
    check(call[2] == VERSION and "--verify-tag" in call, "release: for the tag, which must be there", call)
    names = sorted(path.name for path in (releases / VERSION).iterdir())
    equal(names, sorted(["SHA256SUMS", *map(name_of, TARGETS)]), "release: it has each program and SHA256SUMS")
    sums = (releases / VERSION / "SHA256SUMS").read_text().splitlines()
    wanted = {name_of(target): hashlib.sha256((releases / VERSION / name_of(target)).read_bytes()).hexdigest() for target in TARGETS}
    equal({line.split()[1]: line.split()[0] for line in sums}, wanted, "release: SHA256SUMS is right about each")


def refusals(folder, program):
    """What must not become a release."""
    store = folder / "artifacts"
    tagged = build(folder / "tag", program, TARGETS[0], store, tag="v9.9.9")
    said = tagged.steps["Build and try"].output
    check(tagged.failed and "Cargo.toml has the version" in said, "release: a tag that is not the version is refused", said)
    dynamic = build(folder / "dynamic", program, TARGETS[0], store, static=False)
    said = dynamic.steps["Build and try"].output
    if subprocess.run(["readelf", "--program-headers", program], capture_output=True, text=True).stdout.count("INTERP"):
        check(dynamic.failed and "is not static" in said, "release: a program that needs libraries is refused", said)
    broken = folder / "broken-program"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    fails = build(folder / "broken", broken, TARGETS[1], store)
    said = fails.steps["Build and try"].output
    check(fails.failed and "does not run" in said, "release: a program that does not run is refused", said)
    equal(fails.steps["Keep"].status, "skipped", "release: and is not kept")
    for target in TARGETS[:4]:
        (folder / "some" / target).mkdir(parents=True)
        shutil.copy(program, folder / "some" / target / name_of(target))
    part = publish(folder / "part", folder / "some", folder / "releases")
    said = part.steps["Publish"].output
    check(part.failed and f"there is no {name_of(TARGETS[4])}" in said, "release: with one program missing it is refused", said)
    check(not (folder / "releases").exists(), "release: and nothing is published")


def install(folder, releases, **env):
    """Runs install.sh; returns its status, what it said, and the folder that it put on the path."""
    folder.mkdir(parents=True)
    shim(folder / "shims", "cygpath", "import sys; print(sys.argv[-1])")
    given = {
        **environment(folder, folder / "shims"),
        "RUNNER_OS": "Linux",
        "RUNNER_ARCH": "X64",
        "RUNNER_TEMP": str(folder),
        "GITHUB_PATH": str(folder / "path"),
        "VERSION": VERSION,
        "BASE_URL": f"file://{releases}",
        **env,
    }
    ran = subprocess.run(["bash", INSTALL], env=given, cwd=folder, capture_output=True, text=True)
    path = folder / "path"
    return ran.returncode, ran.stdout + ran.stderr, path.read_text().strip() if path.exists() else None


def installs(folder, releases):
    platforms = {
        "Linux-X64": TARGETS[0],
        "Linux-ARM64": TARGETS[1],
        "macOS-X64": TARGETS[2],
        "macOS-ARM64": TARGETS[3],
        "Windows-X64": TARGETS[4],
        "Windows-ARM64": TARGETS[4],
    }
    for platform, target in platforms.items():
        system, processor = platform.split("-")
        status, said, path = install(folder / platform, releases, RUNNER_OS=system, RUNNER_ARCH=processor)
        name = "outfit.exe" if system == "Windows" else "outfit"
        there = path and (pathlib.Path(path) / name).read_bytes() == (releases / VERSION / name_of(target)).read_bytes()
        check(status == 0 and there, f"install: {platform} gets {name_of(target)}", said)
    right = hashlib.sha256((releases / VERSION / name_of(TARGETS[0])).read_bytes()).hexdigest()
    status, said, path = install(folder / "pinned", releases, SHA256=right)
    check(status == 0 and path, "install: the right pinned checksum is taken", said)
    status, said, path = install(folder / "tag", releases, VERSION="", ACTION_REF=VERSION)
    check(status == 0 and path, "install: the version is the tag of the action", said)


def no_installs(folder, releases):
    """What must not be installed, and what is said then."""
    spoiled = folder / "spoiled" / VERSION
    shutil.copytree(releases / VERSION, spoiled)
    with open(spoiled / name_of(TARGETS[0]), "ab") as file:
        file.write(b"\n")
    sums = (spoiled / "SHA256SUMS").read_text()
    (spoiled / "SHA256SUMS").write_text(sums.replace(name_of(TARGETS[1]), "outfit-other"))
    local = f"file://{spoiled.parent}"
    cases = {
        "a corrupted program": ({"BASE_URL": local}, "The checksum of"),
        "a program without a checksum": ({"BASE_URL": local, "RUNNER_ARCH": "ARM64"}, "not exactly one checksum"),
        "another program than the pinned one": ({"SHA256": "0" * 64}, "The checksum of"),
        "an unknown processor": ({"RUNNER_ARCH": "X86"}, "There is no release of outfit for Linux on X86"),
        "an unknown system": ({"RUNNER_OS": "Plan9"}, "There is no release of outfit for Plan9"),
        "an unknown release": ({"VERSION": "v7.7.7"}, "could not be downloaded"),
        "no version, the action used by a branch": ({"VERSION": "", "ACTION_REF": "main"}, "Which release?"),
        "no version, the action used from the checkout": ({"VERSION": "", "ACTION_REF": ""}, "Which release?"),
        "a version that leads out of the folder": ({"VERSION": "../v0.1.0"}, "is no tag"),
        "a version with a command in it": ({"VERSION": "v0.1.0;touch pwned"}, "is no tag"),
        "an address that is not encrypted": ({"BASE_URL": "http://127.0.0.1:9"}, "could not be downloaded"),
        "an address with a line break": ({"BASE_URL": "file:///x\n::error::pwned"}, "could not be downloaded"),
    }
    for at, (what, (env, wanted)) in enumerate(cases.items()):
        place = folder / str(at)
        status, said, path = install(place, releases, **env)
        lines = [line for line in said.splitlines() if line.startswith("::")]
        check(status == 2 and len(lines) == 1 and wanted in lines[0], f"install: {what} is refused", f"status {status}: {said}")
        check(path is None and not list(place.rglob("pwned")), f"install: {what} leaves nothing on the path")
