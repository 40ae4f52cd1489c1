"""Reads what `outfit check` and `outfit rules test` write with programs that are not ours: python3 tests/outside/formats.py FOLDER [PATH_TO_OUTFIT]

FOLDER holds outputs: NAME.json and beside it NAME.sarif, NAME.junit.xml, NAME.md, NAME.github, NAME.txt, whichever there are. With a
program they are made first. Prints a line for each thing that was checked, and ends with 1 if one did not hold.
"""

import json, pathlib, re, sys, tempfile

sys.dont_write_bytecode = True

from harness import check, equal, finish, group, stands  # noqa: E402: the line before must come first
import format_github, format_junit, format_markdown, format_runs, format_sarif  # noqa: E402
from workflow_commands import commands  # noqa: E402

# What acts on a terminal or hides a text from its reader; a line break may stand in a file, nothing else of it.
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
STATUS = {"example": 0, "drafts": 1, "hostile": 1, "hostile-plain": 1, "unread": 2, "unread-plain": 2, "many": 1, "empty": 0}


def made(program, folder):
    with tempfile.TemporaryDirectory() as scratch:
        statuses = format_runs.make(pathlib.Path(program).resolve(strict=True), folder, pathlib.Path(scratch))
    for name, wanted in STATUS.items():
        equal(statuses[name], wanted, f"runs: {name} ends with {wanted}")


def result(folder, name):
    path = folder / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else None


def counts(folder, name):
    """The numbers of the result are those of its lists."""
    found = result(folder, name)
    standing = [f for f in found["findings"] if stands(f)]
    wanted = {f"{severity}s": sum(f["severity"] == severity for f in standing) for severity in ("error", "warning", "note")}
    wanted["waived"] = len(found["findings"]) - len(standing)
    wanted["requests"] = len(found["requests"])
    equal({key: found["counts"][key] for key in wanted}, wanted, f"json: {name}: the counts are right")


def quiet(file):
    """Nothing in a file acts on a terminal or on a log."""
    acts = ACTS.findall(file.read_text())
    check(not acts, f"{file.name}: no character of it acts on a terminal", [hex(ord(c)) for c in acts[:5]])
    if file.suffix != ".github":
        check(not commands(file.read_text()), f"{file.name}: no line of it is a command to a log", commands(file.read_text())[:3])


def alike(folder, name):
    """Texts that try to be something else change nothing in what an output is built of."""
    for ending, skeleton in SKELETONS.items():
        hostile, plain = folder / f"{name}.{ending}", folder / f"{name}-plain.{ending}"
        if hostile.exists() and plain.exists():
            found, wanted = skeleton(hostile), skeleton(plain)
            # What would read them is not installed, which was said; where `CI` is set that fails.
            if found is None or wanted is None:
                continue
            differ = next((pair for pair in zip(found, wanted) if pair[0] != pair[1]), (len(found), len(wanted)))
            check(found == wanted, f"{hostile.name}: is built as its plain twin", differ)


def of_json(file):
    return format_sarif.skeleton(json.loads(file.read_text()))


SKELETONS = {
    "json": of_json,
    "sarif": of_json,
    "junit.xml": format_junit.skeleton,
    "md": format_markdown.skeleton,
    "github": format_github.skeleton,
}


def beside(folder, name):
    """An output tells what the JSON result tells."""
    found = result(folder, name)
    if (path := folder / f"{name}.sarif").exists():
        group(path.name, format_sarif.beside_result, name, json.loads(path.read_text()), found)
    for ending, reader in (("junit.xml", format_junit), ("md", format_markdown), ("github", format_github)):
        if (path := folder / f"{name}.{ending}").exists():
            group(path.name, reader.beside_result, path, found)


def rule_tests(program, folder):
    """What `outfit rules test` writes."""
    for name in format_runs.rule_tests(pathlib.Path(program).resolve(strict=True), folder):
        file = folder / f"{name}.junit.xml"
        format_junit.schema([file])
        format_junit.beside_rule_tests(file, result(folder, name))
        quiet(file)
        quiet(folder / f"{name}.json")


def main(folder, program=None):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if program:
        group("runs", made, program, folder)
        group("rules: runs", rule_tests, program, folder / "rules")
    sarif = sorted(folder.glob("*.sarif"))
    if sarif:
        group("sarif: validator", format_sarif.validator, sarif)
        group("sarif: schema", format_sarif.schema, sarif)
    group("junit: schema", format_junit.schema, sorted(folder.glob("*.junit.xml")))
    for file in sorted(folder.glob("*.md")):
        group(file.name, format_markdown.nodes, file)
    for name in sorted(path.stem for path in folder.glob("*.json")):
        group(f"{name}.json", counts, folder, name)
        beside(folder, name)
        group(f"{name}: twin", alike, folder, name)
    for file in sorted(path for ending in ("md", "junit.xml", "github", "txt", "stderr") for path in folder.glob(f"*.{ending}")):
        group(file.name, quiet, file)
    finish()


main(*sys.argv[1:])
