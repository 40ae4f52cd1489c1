"""SARIF, read by Microsoft's validator with GitHub's rules, by the schema that it ships, and beside the JSON result."""

import json, os, re, subprocess, tempfile
from urllib.parse import unquote

from harness import TOOLS, check, equal, lacks, letters, module, stands

PACKAGE = TOOLS / "node_modules/@microsoft/sarif-multitool-linux"
# What the validator says of a file: place, level, rule, message.
LINE = re.compile(r"^(?P<file>.+?)\((?P<line>[\d,-]+)\): (?P<level>error|warning|note) (?P<rule>\w+): (?P<text>.*)$")
# What the validator says and we accept: outfit has no page of its own yet that could be named.
ACCEPTED = [("SARIF2005", "informationUri")]


def validator(files):
    """Nothing is wrong with any of the files. The validator ends with 0 even then, so its lines count."""
    program = PACKAGE / "Sarif.Multitool"
    if not program.exists():
        return lacks("the npm package @microsoft/sarif-multitool-linux")
    # The package does not make it a program.
    program.chmod(0o755)
    # Without it the program wants a library for languages.
    env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "validate", *files, "--rule-kind", "Sarif;Ghas", "--output", os.path.join(folder, "log.sarif")]
        said = subprocess.run(command, env=env, capture_output=True, text=True).stdout
    check(f"Done. {len(files)} files scanned." in said, f"sarif: the validator read {len(files)} files", said)
    found = [match for line in said.splitlines() if (match := LINE.match(line)) and not accepted(match)]
    wrong = [f"{os.path.basename(match['file'])}({match['line']}) {match['rule']}: {match['text'][:200]}" for match in found]
    check(not wrong, "sarif: the validator finds nothing wrong", "\n       ".join(sorted(set(wrong))[:20]))


def accepted(match):
    return any(match["rule"] == rule and word in match["text"] for rule, word in ACCEPTED)


def schema(files):
    jsonschema = module("jsonschema")
    path = PACKAGE / "sarif-2.1.0.json"
    if not jsonschema or not path.exists():
        return lacks("the schema of the npm package @microsoft/sarif-multitool-linux")
    validator = jsonschema.validators.validator_for(json.loads(path.read_text()))(json.loads(path.read_text()))
    for file in files:
        faults = [f"{list(fault.path)}: {fault.message[:200]}" for fault in validator.iter_errors(json.loads(file.read_text()))]
        check(not faults, f"sarif: {file.name} fits the schema", faults[:5])


def region(place):
    region = place["region"]
    return tuple(region.get(key) for key in ("startLine", "startColumn", "endLine", "endColumn"))


def beside_result(name, sarif, result):
    """Each finding of the result, and no other, with its place."""
    run = sarif["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    found = []
    for entry in run["results"]:
        assert rules[entry["ruleIndex"]]["id"] == entry["ruleId"], f"{name}: the rule's index is wrong: {entry}"
        place = entry["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+", uri), f"{name}: {uri!r} is no URI"
        waived = any(suppression.get("status", "accepted") == "accepted" for suppression in entry.get("suppressions", []))
        found.append((entry["ruleId"], entry["level"], unquote(uri), *region(place), waived))
    wanted = []
    for finding in result["findings"]:
        # GitHub wants a place of each; what can't be read has none, so it is the start of the file.
        place = tuple(finding[key] or 1 for key in ("line", "column", "end_line", "end_column"))
        waived = not stands(finding)
        wanted.append((finding["rule"], finding["severity"], finding["file"], *place, waived))
    equal(sorted(found, key=repr), sorted(wanted, key=repr), f"sarif: {name} has the findings of the result, each at its place")
    told = [letters(entry["message"]["text"]).lower() for entry in run["results"]]
    missing = [f["message"] for f in result["findings"] if not any(letters(f["message"])[:200].lower() in text for text in told)]
    check(not missing, f"sarif: {name} tells each", missing[:2])


def skeleton(value):
    """What a value is built of, without its texts and numbers."""
    if isinstance(value, dict):
        return {key: skeleton(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [skeleton(entry) for entry in value]
    return type(value).__name__
