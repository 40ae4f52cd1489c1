"""Runs each of examples/scale with a given outfit: python3 tests/outside/scale.py PATH_TO_OUTFIT

Some thousand tasks made of activities.csv go through each engine, and what comes back is held against what outfit makes of them by itself:
the same report for each id, an error for each faulty task, and the right status. Nothing reaches the network. Prints a line for each
thing that was checked, and ends with 1 if one did not hold.
"""

import csv, importlib.util, json, os, pathlib, subprocess, sys, tempfile

sys.dont_write_bytecode = True

from harness import ROOT, TOOLS, check, equal, finish, group, lacks, program  # noqa: E402: the line before must come first

EXAMPLES = ROOT / "examples" / "scale"
SCALE = TOOLS / "scale"
sys.path.insert(0, str(SCALE))
MANY = 3000
TEXTS = ("id", "title")

# A task for each way to be faulty, and where it stands among the sound ones.
FAULTY = {
    700: '{"id": "F-1", "answers": {"importance": "crucial"}}',
    701: '{"id": "F-2", "answers": ',
    2500: '{"id": "F-3", "title": "no answers"}',
}

# Stands in for ssh: notes the machine, and runs there what is to be run with the shell that a login has.
SSH = """#!/bin/sh
echo "$1" >>"$MACHINES_CALLED"
while [ "$1" != -- ]; do shift; done
shift
SHELL="$LOGIN_SHELL" exec sh -c "$*"
"""

# Several runs of spark.py share one Java machine, which takes seconds to start.
SPARK_RUNS = """
import json, runpy, sys
from pyspark import SparkContext
example, runs = sys.argv[1:]
for args in json.loads(runs):
    sys.argv = [example, *args]
    ended = None
    try:
        runpy.run_path(example, run_name="__main__")
    except SystemExit as end:
        ended = end.code
    except Exception as error:
        ended = f"{type(error).__name__}: {error}"
    # As it would end with the program.
    SparkContext.getOrCreate().stop()
    print(json.dumps(ended))
"""

SPARK_CONF = """
spark.master local[2]
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.ui.enabled false
spark.ui.showConsoleProgress false
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
"""

SPARK_LOG = """
rootLogger.level = off
"""


class Given:
    """The tasks in each form, the environment, and what outfit makes of them by itself."""

    def __init__(self, folder, program):
        self.folder = folder
        machine = {name: value for name, value in os.environ.items() if not name.startswith(("OUTFIT", "SPARK", "PYSPARK", "PARALLEL"))}
        paths = {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(SCALE)}
        self.env = {**machine, **paths, "HOME": str(folder)}
        with open(EXAMPLES / "activities.csv", newline="") as file:
            activities = list(csv.DictReader(file))
        self.rows = [{**activities[n % len(activities)], "id": f"R-{n:05}"} for n in range(MANY)]
        self.table = self.written("tasks.csv", self.rows)
        self.lines = [json.dumps(task(row)) for row in self.rows]
        self.sound = self.file("sound.jsonl", self.lines)
        mixed = list(self.lines)
        for place, line in FAULTY.items():
            mixed.insert(place, line)
        self.mixed = self.file("mixed.jsonl", mixed)
        ran = self.run("outfit", "assess", self.sound, "--format", "jsonl", "--detail", "brief")
        self.bytes = ran.stdout
        self.reports = by_id(ran.stdout)
        check(ran.returncode == 0 and len(self.reports) == MANY, "outfit by itself assesses all", ran.stderr)
        equal(len({report["verdict"] for report in self.reports.values()}), 5, "each verdict is among them")

    def file(self, name, lines):
        path = self.folder / name
        path.write_text("".join(f"{line}\n" for line in lines))
        return str(path)

    def written(self, name, rows):
        path = self.folder / name
        with open(path, "w", newline="") as file:
            table = csv.DictWriter(file, rows[0])
            table.writeheader()
            table.writerows(rows)
        return str(path)

    def faulty_table(self):
        """The table, some rows of which no longer say what a task can say; and their ids."""
        faulty = [self.rows[place]["id"] for place in FAULTY]
        return self.written("faulty.csv", [{**row, "expertise": "9"} if row["id"] in faulty else row for row in self.rows]), faulty

    def run(self, *command, **more):
        command, env = [str(arg) for arg in command], {**self.env, **more}
        return subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def example(self, name, *args, **more):
        return self.run(sys.executable, "-W", "error", EXAMPLES / name, *args, **more)


def package(name):
    """Whether a Python package is there. It is left to its example to load it, which takes long."""
    return importlib.util.find_spec(name) is not None or not lacks(f"the Python package {name}")


def task(row):
    """A row as a task of JSON."""
    answered = {name: cell for name, cell in row.items() if cell and name not in TEXTS and not name.startswith("meta.")}
    answers = {name: [] if cell == "[]" else cell.split(";") for name, cell in answered.items()}
    return {**{name: row[name] for name in TEXTS}, "answers": answers}


def by_id(lines):
    reports = (json.loads(line) for line in lines.splitlines())
    return {report["task"]["id"]: report for report in reports if "error" not in report}


def verdicts(reports):
    return {id: report["verdict"] for id, report in reports.items()}


def errors(lines):
    """The places of those that have an error."""
    return [place for place, line in enumerate(lines.splitlines()) if "error" in json.loads(line)]


def sample(given):
    ran = given.run("outfit", "assess", EXAMPLES / "activities.csv", "--format", "csv")
    check(ran.returncode == 0 and not ran.stderr, "the activities are sound", ran.stderr)


def parallel(given):
    if not program("parallel") or not program("shellcheck"):
        return
    script = EXAMPLES / "parallel.sh"
    ran = given.run("shellcheck", script)
    check(ran.returncode == 0, "shellcheck: parallel.sh", ran.stdout)
    result = given.folder / "parallel.jsonl"
    blocks = ["--block", "300k"]
    ran = given.run(script, given.sound, result, *blocks)
    equal(ran.returncode, 0, "parallel: the status of sound tasks")
    check(result.read_text() == given.bytes, "parallel: the same bytes as without it")
    ran = given.run(script, given.mixed, result, *blocks)
    equal(ran.returncode, 2, "parallel: the status where some are faulty")
    equal(errors(result.read_text()), list(FAULTY), "parallel: each error is in its place")
    equal(by_id(result.read_text()), given.reports, "parallel: the others are assessed")
    check("unknown-level" in ran.stderr, "parallel: what is wrong is told", ran.stderr)

    stand_in = given.folder / "ssh"
    stand_in.write_text(SSH)
    stand_in.chmod(0o755)
    called = given.folder / "called"
    machines = given.file("machines.txt", ["1/one.example", "1/two.example"])
    remote = {"PARALLEL_SSH": str(stand_in), "MACHINES_CALLED": str(called), "LOGIN_SHELL": "/bin/sh"}
    ran = given.run(script, given.sound, result, *blocks, "--sshloginfile", machines, **remote)
    equal(ran.returncode, 0, "parallel: the status over machines")
    check(result.read_text() == given.bytes, "parallel: the same bytes over machines")
    equal(set(called.read_text().split()), {"one.example", "two.example"}, "parallel: both machines were called")
    ran = given.run(script, given.sound, result, *blocks, "--sshloginfile", machines, **{**remote, "LOGIN_SHELL": ""})
    equal(ran.returncode, 1, "parallel: a machine that starts nothing")
    check("nothing came back from one.example" in ran.stderr, "parallel: which one it was is told", ran.stderr)

    files = [given.written(f"part-{n}.csv", given.rows[n::3]) for n in range(3)]
    ran = given.run("parallel", "outfit", "assess", "{}", "--format", "jsonl", "-o", "{.}.reports.jsonl", ":::", *files)
    equal(ran.returncode, 0, "parallel: the status over files")
    for n in range(3):
        found = verdicts(by_id((given.folder / f"part-{n}.reports.jsonl").read_text()))
        equal(found, {row["id"]: given.reports[row["id"]]["verdict"] for row in given.rows[n::3]}, f"parallel: the verdicts of file {n}")

    ran = given.run(script, given.sound, result, *blocks, OUTFIT_RULES="/no/rules")
    equal((ran.returncode, result.read_text()), (2, ""), "parallel: rules that can't be read")
    if os.path.exists("/dev/full"):
        ran = given.run(script, given.sound, "/dev/full", *blocks)
        equal(ran.returncode, 1, "parallel: a full disk")
    ran = given.run(script, given.folder / "none.jsonl", result)
    check(ran.returncode not in (0, 2), "parallel: a file that is not there", ran.stderr)
    ran = given.run(script, given.sound, result, *blocks, PATH="/usr/bin:/bin")
    equal((ran.returncode, result.read_text()), (127, ""), "parallel: a program that is not there")


def duckdb(given):
    if not package("duckdb"):
        return
    import duckdb as engine

    path = str(given.folder / "center.duckdb")

    def asked(sql):
        with engine.connect(path) as base:
            return base.execute(sql).fetchall()

    # With numbers where all answers are numbers, as a warehouse would have them.
    asked(f"CREATE TABLE activities AS FROM read_csv('{given.table}')")
    ran = given.example("duckdb_table.py", path)
    equal((ran.returncode, ran.stderr), (0, ""), "duckdb: the status of sound tasks")
    joined = asked("SELECT id, verdict, bpo_fit FROM activities LEFT JOIN verdicts USING (id)")
    wanted = {(id, report["verdict"], report["fit"]["bpo"]["percent"]) for id, report in given.reports.items()}
    equal((len(joined), set(joined)), (MANY, wanted), "duckdb: the same verdicts")

    table, faulty = given.faulty_table()
    asked(f"CREATE OR REPLACE TABLE activities AS FROM read_csv('{table}')")
    ran = given.example("duckdb_table.py", path, OUTFIT_RULES="/no/rules")
    equal(ran.returncode, 1, "duckdb: rules that can't be read")
    equal(asked("SELECT count(*) FROM verdicts WHERE verdict IS NOT NULL"), [(MANY,)], "duckdb: nothing is lost then")
    ran = given.example("duckdb_table.py", path)
    equal(ran.returncode, 2, "duckdb: the status where some are faulty")
    lacking = asked("SELECT id, error LIKE '%`expertise`%' FROM activities JOIN verdicts USING (id) WHERE verdict IS NULL ORDER BY id")
    equal(lacking, [(id, True) for id in faulty], "duckdb: those have an error in place of a verdict")


def pandas(given):
    if not package("pandas"):
        return
    result = given.folder / "frame.csv"

    def rows():
        with open(result, newline="") as file:
            return list(csv.DictReader(file))

    ran = given.example("pandas_frame.py", given.table, result)
    equal((ran.returncode, ran.stderr), (0, ""), "pandas: the status of sound tasks")
    wanted = [(id, report["verdict"], str(report["fit"]["bpo"]["percent"])) for id, report in given.reports.items()]
    equal([(row["id"], row["verdict"], row["bpo_fit"]) for row in rows()], wanted, "pandas: the same verdicts")
    table, faulty = given.faulty_table()
    ran = given.example("pandas_frame.py", table, result)
    equal(ran.returncode, 2, "pandas: the status where some are faulty")
    equal([row["id"] for row in rows() if not row["verdict"]], faulty, "pandas: those have no verdict")
    ran = given.example("pandas_frame.py", table, result, OUTFIT_RULES="/no/rules")
    check(ran.returncode == 1 and "outfit ended with 2" in ran.stderr, "pandas: rules that can't be read", ran.stderr)


def spark(given):
    if not program("java") or not package("pyspark"):
        return
    conf = given.folder / "conf"
    conf.mkdir()
    (conf / "spark-defaults.conf").write_text(SPARK_CONF)
    (conf / "log4j2.properties").write_text(SPARK_LOG)
    own = {"SPARK_CONF_DIR": str(conf), "SPARK_LOCAL_DIRS": str(given.folder), "SPARK_LOCAL_IP": "127.0.0.1"}
    result = {name: given.folder / f"spark-{name}" for name in ("few", "faulty", "going", "rules")}
    # So few leave most partitions empty.
    few = given.written("few.csv", given.rows[:30])
    faulty = given.file("faulty.jsonl", FAULTY.values())
    runs = [
        [few, str(result["few"])],
        [faulty, str(result["faulty"])],
        [given.mixed, str(result["going"]), "--keep-going"],
        [faulty, str(result["rules"]), "--keep-going", "--rules", "/no/rules"],
    ]
    ran = given.run(sys.executable, "-c", SPARK_RUNS, EXAMPLES / "spark.py", json.dumps(runs), PYSPARK_PYTHON=sys.executable, **own)
    ended = [json.loads(line) for line in ran.stdout.splitlines()]
    check(len(ended) == len(runs), "spark: every run came to an end", ran.stdout + ran.stderr[-3000:])

    def lines(name):
        return "".join(path.read_text() for path in result[name].glob("part-*"))

    def whole(name):
        return (result[name] / "_SUCCESS").exists()

    equal((ended[0], whole("few")), (None, True), "spark: the end of a job with sound tasks")
    check(any(not path.read_text() for path in result["few"].glob("part-*")), "spark: some partitions were empty")
    equal(by_id(lines("few")), {row["id"]: given.reports[row["id"]] for row in given.rows[:30]}, "spark: the same reports of a table")
    check("exited with error code 2" in str(ended[1]) and not whole("faulty"), "spark: a faulty task fails the job", ended[1])
    equal((ended[2], whole("going")), (None, True), "spark: the job goes on where that is wanted")
    check(f"{MANY + len(FAULTY)} tasks, {len(FAULTY)} of them faulty" in ran.stderr, "spark: how many are faulty is told", ran.stderr)
    equal(len(errors(lines("going"))), len(FAULTY), "spark: each faulty task has its error")
    check(by_id(lines("going")) == given.reports, "spark: the same reports of JSONL")
    check("3 tasks went in and 0 lines came out" in str(ended[3]), "spark: rules that can't be read fail it all the same", ended[3])


def main(path):
    path = pathlib.Path(path).resolve(strict=True)
    with tempfile.TemporaryDirectory() as name:
        given = Given(pathlib.Path(name), path)
        for run in (sample, parallel, duckdb, pandas, spark):
            group(run.__name__, run, given)
    finish()


main(*sys.argv[1:])
