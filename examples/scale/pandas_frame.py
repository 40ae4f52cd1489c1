"""Adds verdicts to a pandas frame, in which each activity is a row and each question a column:

    pandas_frame.py ACTIVITIES.csv RESULT.csv

In a notebook, `assess(frame)` does the same. The status is 2 if some rows are at fault: they have no verdict.
"""

import io, subprocess, sys

import pandas

OUTFIT = ["outfit", "assess", "-", "--from", "csv", "--format", "csv"]


def assess(activities):
    """The frame with the verdicts beside it, joined by id. One that begins with = + - or @ would not be found again: in CSV outfit puts
    a ' before it, lest a spreadsheet take it for a formula."""
    twice = activities["id"][activities["id"].duplicated()]
    if len(twice):
        raise ValueError(f"more than one activity has the id {twice.iloc[0]}: verdicts could not be joined to them")
    ran = subprocess.run(OUTFIT, input=activities.to_csv(index=False), stdout=subprocess.PIPE, encoding="utf-8")
    # The status is 2 for a faulty row, and for rules that can't be read it is too; then nothing comes back.
    if ran.returncode not in (0, 2) or not ran.stdout:
        raise RuntimeError(f"outfit ended with {ran.returncode}, and has said why on standard error")
    verdicts = pandas.read_csv(io.StringIO(ran.stdout), dtype={"id": str})
    wanted = ["id", "verdict", "conditions", "strength", "settled", "bpo_fit", "kpo_fit"]
    return activities.astype({"id": str}).merge(verdicts[wanted], on="id", how="left")


def main(source, target):
    # Text throughout: an empty cell is an open answer, and `NA` may be an id. The file itself shows its delimiter.
    result = assess(pandas.read_csv(source, dtype=str, keep_default_na=False, sep=None, engine="python"))
    result.to_csv(target, index=False)
    print(result["verdict"].value_counts(dropna=False).to_string())
    sys.exit(2 if result["verdict"].isna().any() else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
