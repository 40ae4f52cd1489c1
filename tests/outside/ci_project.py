"""Throw-away copies to run pipelines in: a repository with requests, the project itself, and stand-ins for programs."""

import json, os, pathlib, shutil, subprocess, sys

from harness import ROOT

VERSION = "v" + next(line.split('"')[1] for line in (ROOT / "Cargo.toml").read_text().splitlines() if line.startswith("version"))
TARGETS = (
    "x86_64-unknown-linux-musl",
    "aarch64-unknown-linux-musl",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
)

# Stands in for `gh`: keeps the comments of one pull request and the files of releases in a folder, and every call.
GH = r"""
import json, os, pathlib, shutil, subprocess, sys
kept = pathlib.Path(os.environ["GH_KEPT"])
args = sys.argv[1:]
assert os.environ.get("GH_TOKEN"), "no token"
with open(kept / "calls.jsonl", "a") as calls:
    calls.write(json.dumps(args) + "\n")
path = kept / "comments.json"
comments = json.loads(path.read_text()) if path.exists() else []
def given(name):
    return args[args.index(name) + 1]
def store():
    path.write_text(json.dumps(comments))
if args[:2] == ["pr", "comment"]:
    body = pathlib.Path(given("--body-file")).read_text()
    comments.append({"id": 100 + len(comments), "user": {"login": "github-actions[bot]"}, "body": body})
    store()
elif args[0] == "api" and "PATCH" in args:
    number = next(arg for arg in args if "/issues/comments/" in arg).rsplit("/", 1)[1]
    key, _, name = given("--field").partition("=@")
    assert key == "body"
    next(comment for comment in comments if str(comment["id"]) == number)["body"] = pathlib.Path(name).read_text()
    store()
elif args[0] == "api" and "--jq" in args:
    assert any(arg.endswith("/comments") for arg in args), args
    sys.exit(subprocess.run(["jq", "-r", given("--jq")], input=json.dumps(comments), text=True).returncode)
elif args[:2] == ["release", "create"]:
    files = [pathlib.Path(arg) for arg in args[3:] if pathlib.Path(arg).is_file()]
    target = pathlib.Path(os.environ["GH_RELEASES"], args[2])
    target.mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, target / file.name)
else:
    sys.exit(f"gh: not known here: {args}")
"""

# Stands in for `cargo`: 'builds' by copying the program that is tested, to where the real one would put it.
CARGO = r"""
import os, pathlib, shutil, sys
args = sys.argv[1:]
pathlib.Path(os.environ["CARGO_CALLS"]).open("a").write(" ".join(args) + "\n")
program = os.environ["CARGO_BUILDS"]
if "build" in args:
    target = args[args.index("--target") + 1]
    name = "outfit.exe" if "windows" in target else "outfit"
    path = pathlib.Path("target", target, "release", name)
elif "install" in args:
    path = pathlib.Path(args[args.index("--root") + 1], "bin", "outfit")
elif "--version" in args:
    print("cargo 1.95.0")
    sys.exit(0)
else:
    sys.exit(f"cargo: not known here: {args}")
path.parent.mkdir(parents=True, exist_ok=True)
shutil.copy(program, path)
"""


def shim(folder, name, source):
    """A stand-in for a program, written in Python."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{source}")
    path.chmod(0o755)


def git(folder, *args):
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=test", "-c", "user.email=test@git.example", "-c", "init.defaultBranch=main"]
    ran = subprocess.run(["git", *who, "-C", folder, *args], env=env, capture_output=True, text=True)
    assert ran.returncode == 0, f"git {args}: {ran.stderr}"
    return ran.stdout


def commit_all(folder):
    git(folder, "init", "--quiet") if not (folder / ".git").exists() else None
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "all")


def requests(folder, below="."):
    """A repository like one that the example is copied into, in a folder of it."""
    shutil.copytree(ROOT / "examples" / "ci", folder / below)
    commit_all(folder)
    return folder


def project(folder):
    """What a release needs of this project."""
    for name in ("Cargo.toml", ".pre-commit-hooks.yaml"):
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for name in (".github", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def spoil(repository):
    """Hands in the request that is at fault."""
    draft = repository / "requests" / "drafts" / "customer-analytics.json"
    draft.rename(repository / "requests" / draft.name)


def environment(folder, shims):
    """An environment that lets nothing in from outside."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {"PATH": f"{shims}:{os.environ['PATH']}", "HOME": str(home), "LANG": "C.UTF-8"}


def calls(kept):
    path = kept / "calls.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def comments(kept):
    path = kept / "comments.json"
    return json.loads(path.read_text()) if path.exists() else []
