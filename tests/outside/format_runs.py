"""Runs `outfit check` in throw-away repositories, and keeps what it writes: NAME.json, .sarif, .junit.xml, .md, .github and .txt.

A run NAME has a twin NAME-plain where texts that try to be markup or commands are plain words. Both must be built alike.
"""

import json, re, shutil, subprocess

from ci_project import commit_all, environment
from harness import ROOT

HOSTILE = ROOT / "tests/outside/hostile-requests"
KEYS = r"(?:name|message|help|reason|owner|task)"
# A name that a file can have. It begins with a z, as its twin's does, so that both are read in the same order.
FILE = (
    "z::error file=x,line=1::pwned\n##[error]pwned\x1b[2J\u202e\ufffe & \"'<b>]]>%0A"
    " | `c` [x](javascript:y) #1 @all ?a=b é 日本.json"
)


class Words:
    """A plain word for each text, the same one for the same text."""

    def __init__(self):
        self.known = {}

    def of(self, text):
        return text if not text.strip() else self.known.setdefault(text, f"word {len(self.known) + 1}")


def plain(task, words):
    """A task with words in place of its texts; answers and what is declared stay."""
    kept = {}
    for key, value in task.items():
        if key in ("answers", "declared"):
            kept[key] = value
        elif isinstance(value, dict):
            kept[key] = {name: words.of(text) for name, text in value.items()}
        else:
            kept[key] = words.of(value)
    return kept


def plain_toml(text, words):
    """A policy or a file of waivers with words in place of its texts, each of which stands on a line of its own."""

    def replace(match):
        # The escapes of these texts are those of JSON, too.
        return f'{match[1]} = "{words.of(json.loads(match[2]))}"'

    text = re.sub(rf'^({KEYS}) = ("(?:[^"\\]|\\.)*")$', replace, text, flags=re.M)
    return text.replace("meta.::error::pwned", "meta.word").replace("meta.<b>]]>", "meta.words")


def hostile(folder, words=None):
    """A repository with the hostile requests, or with words in their place."""
    folder.mkdir(parents=True)
    for path in sorted(HOSTILE.iterdir()):
        text = path.read_text()
        if path.suffix == ".toml":
            (folder / path.name).write_text(plain_toml(text, words) if words else text)
            continue
        tasks = json.loads(text)
        if words:
            tasks = [plain(task, words) for task in tasks] if isinstance(tasks, list) else plain(tasks, words)
        (folder / path.name).write_text(json.dumps(tasks, indent=2))
    name = "z.json" if words else FILE
    long = "a long title " * 800
    task = {"title": words.of(long) if words else long, "declared": "bpo", "answers": {"complexity": 5}, "meta": {"owner": "x"}}
    (folder / name).write_text(json.dumps([task, {**task, "id": "w" * (1 if words else 4000)}], indent=2))
    return folder


def unread(folder, words=None):
    """A repository where nothing can be read."""
    folder.mkdir(parents=True)
    shutil.copy(HOSTILE / "outfit-policy.toml", folder)
    policy = (folder / "outfit-policy.toml").read_text().replace('waivers = "outfit-waivers.toml"\n', "")
    (folder / "outfit-policy.toml").write_text(plain_toml(policy, words) if words else policy)
    texts = {
        "a-unknown.json": {"title": "x", "answers": {"::error::pwned ##[error]x <b> \u001b[2J ]]> \ufffe": 2}},
        "b-level.json": {"title": "x", "answers": {"complexity": "\n::error::pwned | [x](javascript:y) \u0000"}},
        "c-field.json": {"title": "x", "answers": {}, "\r\n##[error]pwned": 1},
        "z.json" if words else FILE: {"title": "x", "answers": []},
    }
    for name, task in texts.items():
        text = json.dumps(task, indent=2)
        if words:
            text = json.dumps(keyed(json.loads(text), words), indent=2)
            text = re.sub(r'"complexity": "[^\n]*"', '"complexity": "word"', text)
        (folder / name).write_text(text)
    (folder / "d-torn.json").write_text('{"title": "x", \u202e' if not words else '{"title": "x", w')
    (folder / "e-bytes.json").write_bytes(b'{"title": "\xff\xfe\x00"}')
    return folder


def keyed(task, words):
    """A task with a word in place of each key that is none of a task's."""
    if not isinstance(task, dict):
        return task
    name = lambda key: key if re.fullmatch(r"[a-z_]+", key) else words.of(key).replace(" ", "")
    return {name(key): keyed(value, words) for key, value in task.items()}


def many(folder):
    """A repository with more findings of each kind than the runner shows."""
    (folder / "requests").mkdir(parents=True)
    policy = (HOSTILE / "outfit-policy.toml").read_text().replace('waivers = "outfit-waivers.toml"\n', "")
    (folder / "outfit-policy.toml").write_text(plain_toml(policy, Words()).replace('"*.json"', '"requests/*.json"'))
    for at in range(40):
        task = {"id": f"R-{at % 39}", "title": f"Request {at}", "declared": "bpo", "answers": {"complexity": 5, "volume": [1, 2]}}
        (folder / "requests" / f"{at:02}.json").write_text(json.dumps(task, indent=2))
    return folder


def empty(folder):
    folder.mkdir(parents=True)
    (folder / "outfit-policy.toml").write_text('[policy]\nname = "Nothing yet"\n\n[files]\ninclude = ["requests/*.json"]\n')
    return folder


def example(folder):
    shutil.copytree(ROOT / "examples" / "ci", folder)
    return folder


def make(program, out, scratch):
    """Makes the outputs of all runs; returns the status of each."""
    runs = {
        "example": (example, []),
        "drafts": (example, ["requests/drafts"]),
        "hostile": (hostile, []),
        "hostile-plain": (lambda folder: hostile(folder, Words()), []),
        "unread": (unread, []),
        "unread-plain": (lambda folder: unread(folder, Words()), []),
        "many": (many, []),
        "empty": (empty, ["--allow-empty"]),
    }
    statuses = {}
    for name, (scene, args) in runs.items():
        folder = scene(scratch / name)
        if name.startswith("unread"):
            args = ["--", *sorted(path.name for path in folder.glob("*.json"))]
        commit_all(folder)
        statuses[name] = run(program, folder, out / name, args)
    return statuses


def rule_tests(program, out):
    """Runs `outfit rules test` on rules whose tests fail, pass or can't be read; keeps NAME.json and NAME.junit.xml."""
    out.mkdir(parents=True, exist_ok=True)
    cases = ROOT / "tests/cases/rules-command"
    layers = {name: [cases / f"test-{name}" / "acme.toml"] for name in ("failing", "passing", "faulty")}
    layers["both"] = layers["failing"] + layers["passing"]
    for name, paths in layers.items():
        for form, ending in (("json", "json"), ("junit", "junit.xml")):
            command = [program, "rules", "test", *paths, "--coverage", "--format", form, "-o", out / f"{name}.{ending}"]
            subprocess.run(command, env=environment(out, ""), stdout=-1, stderr=-1)
    return sorted(layers)


def run(program, folder, out, args):
    env = environment(folder.parent, "")
    files = {"json": "json", "sarif": "sarif", "junit": "junit.xml", "markdown": "md", "text": "txt"}
    formats = [f"--format={form}={out}.{ending}" for form, ending in files.items()]
    command = [program, "check", "--today", "2026-11-22", *formats, "--format", "github", *args]
    ran = subprocess.run(command, cwd=folder, env=env, stdout=-1, stderr=-1)
    out.with_name(out.name + ".github").write_bytes(ran.stdout)
    out.with_name(out.name + ".stderr").write_bytes(ran.stderr)
    return ran.returncode
