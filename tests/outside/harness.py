"""What ci.py and formats.py share: saying what was checked, and where the tools are that .ci/run installs."""

import importlib, os, pathlib, re, shutil, sys, traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = pathlib.Path(os.environ.get("OUTFIT_TOOLS", ROOT / "target" / "outside-tools"))
sys.path.insert(0, str(TOOLS / "python"))

passed, failed, skipped = [], [], []


def check(holds, what, detail=""):
    """One thing that must hold. The first that does not ends its group."""
    if not holds:
        raise AssertionError(f"{what}: {detail}" if detail else what)
    passed.append(what)
    print(f"ok    {what}", flush=True)


def equal(found, wanted, what):
    check(found == wanted, what, f"found {found!r}, wanted {wanted!r}")


def group(name, run, *args):
    """Runs checks that belong together; the next group runs even if one fails."""
    try:
        run(*args)
    except Exception as error:  # a fault of this test must fail it, too
        failed.append(name)
        where = traceback.extract_tb(error.__traceback__)
        place = ", ".join(f"{pathlib.Path(at.filename).name}:{at.lineno}" for at in where if "outside" in at.filename)
        print(f"FAILED {name}: {type(error).__name__}: {error}\n       at {place}", flush=True)


def lacks(what):
    """Says that something is not installed, so that a check is left out; where `CI` is set all must be there."""
    if os.environ.get("CI"):
        raise AssertionError(f"{what} is not installed")
    skipped.append(what)
    print(f"skip  {what} is not installed", flush=True)
    return True


def stands(finding):
    """Whether nobody waives a finding of a result."""
    return not finding["waiver"] or finding["waiver"]["expired"]


def letters(text):
    """Letters and digits alone: how a text is escaped, or broken into lines, does not count."""
    shown = re.sub(r"\\u\{[0-9a-f]+\}", "", text)
    return "".join(re.findall(r"\w+", shown))


def program(name):
    """The path of a program, or None where it is missing."""
    return shutil.which(name) or (lacks(name) and None)


def module(name):
    """A Python package, or None where it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        lacks(f"the Python package {name}")


def finish():
    print(f"{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped")
    sys.exit(1 if failed or not passed else 0)
