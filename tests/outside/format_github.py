"""Workflow commands, read as GitHub's runner does, beside the JSON result."""

from harness import check, equal, letters, stands
from workflow_commands import commands

KINDS = {"error": "error", "warning": "warning", "note": "notice"}
# The runner shows ten of each kind in a step, and drops the others without a word.
SHOWN = 10


def lines(file):
    """Every line but the last, which sums up, is a command, and one that annotates."""
    text = file.read_text()
    found = commands(text)
    given = [line for line in text.split("\n") if line]
    last = given.pop() if given and not commands(given[-1]) else None
    equal(len(found), len(given), f"github: {file.name}: each line is one command, but for the last: {last}")
    odd = [c for c in found if c.old or c.name not in KINDS.values() or not c.data.strip()]
    check(not odd, f"github: {file.name}: each annotates something", odd[:3])
    known = {"file", "line", "endLine", "col", "endColumn", "title"}
    odd = [c for c in found if not set(c.properties) <= known]
    check(not odd, f"github: {file.name}: properties are those that the runner knows", odd[:3])
    return found


def place(properties):
    return tuple(properties.get(key) for key in ("file", "line", "endLine", "col", "endColumn"))


def kind_of(finding):
    """What is waived is told, and no more."""
    return KINDS[finding["severity"]] if stands(finding) else "notice"


def place_of(finding):
    """The place of a finding as an annotation can have it: the runner drops columns unless they are on one line."""
    line, end = finding["line"], finding["end_line"]
    columns = (finding["column"], finding["end_column"]) if line == end else (None, None)
    # A name is shown without what acts on a log.
    return (letters(finding["file"]), *(number and str(number) for number in (line, end, *columns)))


def beside_result(file, result):
    found = lines(file)
    order = [list(KINDS.values()).index(c.name) for c in found]
    equal(order, sorted(order), f"github: {file.name}: errors come first")
    for kind in KINDS.values():
        wanted = [finding for finding in result["findings"] if kind_of(finding) == kind]
        of_kind = [c for c in found if c.name == kind]
        what = f"github: {file.name}: {kind}"
        check(len(of_kind) <= SHOWN, f"{what}: no more than the runner shows", len(of_kind))
        placed = [c for c in of_kind if "file" in c.properties]
        rest = len(wanted) - len(placed)
        if rest:
            counts = [c for c in of_kind if str(rest) in c.data and c not in placed]
            check(len(placed) == SHOWN - 1 and len(counts) == 1, f"{what}: the last counts the other {rest}", of_kind)
        told = [(place_of(finding), letters(finding["message"])) for finding in wanted]
        wrong = [c for c in placed if not any(is_of(c, *finding) for finding in told)]
        check(not wrong, f"{what}: each is at the place of a finding and tells it", wrong[:2])


def is_of(command, at, message):
    file, *numbers = place(command.properties)
    return (letters(file), *numbers) == at and letters(command.data).startswith(message[:200])


def skeleton(file):
    return [(c.name, sorted(c.properties)) for c in commands(file.read_text())]
