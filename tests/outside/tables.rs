//! JSON and CSV as Python reads them.

use super::{PROGRAM, has, run, tasks};

/// Reads the reports in all three forms, and holds each row and each line against the array.
const READ_BACK: &str = r#"
import csv, io, json, subprocess, sys
program, tasks = sys.argv[1], sys.stdin.read()
def printed(*args):
    done = subprocess.run([program, "assess", "-", *args], input=tasks.encode(), capture_output=True, check=True)
    return done.stdout.decode("utf-8")
reports = json.loads(printed("--format", "json", "--detail", "full"))
lines = [json.loads(line) for line in printed("--format", "jsonl", "--detail", "full").splitlines()]
assert lines == reports
rows = list(csv.DictReader(io.StringIO(printed("--format", "csv"), newline="")))
assert len(rows) == len(reports) > 10
for row, report in zip(rows, reports):
    assert None not in row and None not in row.values(), row
    assert row["verdict"] == report["verdict"]
    assert row["settled"] == json.dumps(report["settled"])
    assert row["lean"] == ("" if report["lean"] is None else str(report["lean"])), row
    # A spreadsheet takes a cell that begins so for a formula.
    for name, cell in row.items():
        number = cell.replace(".", "", 1).lstrip("-").isdigit()
        assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (name, cell)
    id = report["task"]["id"] or ""
    assert row["id"] in (id, "'" + id), row
form = list(csv.reader(io.StringIO(subprocess.run([program, "form", "--format", "csv"], capture_output=True, check=True).stdout.decode())))
assert {len(row) for row in form} == {6}, form
json.loads(subprocess.run([program, "form"], capture_output=True, check=True).stdout)
"#;

#[test]
fn python_reads_the_same_from_all_three_forms() {
    if has("python3") {
        run("python3", &["-c", READ_BACK, PROGRAM], &tasks());
    }
}

/// Tasks as Python writes them, with each of its dialects.
const WRITTEN: &str = r#"
import csv, io, json, subprocess, sys
program = sys.argv[1]
rows = [["id", "title", "complexity", "skills", "volume"], ["A", 'say "hi", twice;\nor more', "2.0", "computer;research", ""], ["B", "ä", 5, "[]", "unknown"]]
for dialect in ["excel", "excel-tab", "unix"]:
    for delimiter in [",", ";", "\t"]:
        for encoding in ["utf-8", "utf-8-sig"]:
            text = io.StringIO(newline="")
            csv.writer(text, dialect, delimiter=delimiter).writerows(rows)
            args = [program, "assess", "-", "--from", "csv", "--format", "json"]
            done = subprocess.run(args, input=text.getvalue().encode(encoding), capture_output=True, check=True)
            first, second = [report["task"] for report in json.loads(done.stdout)]
            assert first["title"] == rows[1][1] and first["answers"] == {"complexity": 2, "skills": ["computer", "research"]}, first
            assert second["title"] == "ä" and second["answers"] == {"complexity": 5, "skills": []}, second
"#;

#[test]
fn what_python_writes_is_read_in_every_dialect() {
    if has("python3") {
        run("python3", &["-c", WRITTEN, PROGRAM], "");
    }
}
