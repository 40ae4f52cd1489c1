"""JUnit, read by Jenkins' schema and by a reader from PyPI, and beside the JSON result."""

from harness import ROOT, check, equal, module, stands

SCHEMA = ROOT / "tests/outside/junit-10.xsd"


def schema(files):
    etree = module("lxml.etree")
    if not etree:
        return
    rules = etree.XMLSchema(etree.parse(SCHEMA))
    for file in files:
        tree = etree.parse(file)
        check(rules.validate(tree), f"junit: {file.name} fits Jenkins' schema", str(rules.error_log)[:1000])


def cases(file):
    """The test cases of a file: whether each failed, could not be read, or was left out."""
    junitparser = module("junitparser")
    if not junitparser:
        return None
    read = junitparser.JUnitXml.fromfile(str(file))
    suites = list(read) if isinstance(read, junitparser.JUnitXml) else [read]
    found = []
    for suite in suites:
        of_suite = list(suite)
        counted = {kind: sum(isinstance(entry, kind) for case in of_suite for entry in case.result) for kind in kinds(junitparser)}
        written = {junitparser.Failure: suite.failures, junitparser.Error: suite.errors, junitparser.Skipped: suite.skipped}
        equal(counted, written, f"junit: {file.name}: the numbers of the suite are those of its cases")
        equal(suite.tests, len(of_suite), f"junit: {file.name}: and so is the number of its tests")
        found += of_suite
    return found


def kinds(junitparser):
    return (junitparser.Failure, junitparser.Error, junitparser.Skipped)


def beside_result(file, result):
    """What fails the check fails a test; nothing else does."""
    found = cases(file)
    if found is None:
        return
    junitparser = module("junitparser")
    failure, error, _ = kinds(junitparser)
    words = ["error", "warning", "note"]
    limit = words.index(result["fail_on"]) if result["fail_on"] in words else -1
    fails = [f for f in result["findings"] if stands(f) and words.index(f["severity"]) <= limit]
    bad = [case for case in found if any(isinstance(entry, (failure, error)) for entry in case.result)]
    equal(bool(bad), bool(fails), f"junit: {file.name} fails if the check does")
    told = " ".join(f"{case.name} {case.classname} {entry.message} {entry.text}" for case in bad for entry in case.result)
    missing = {finding["rule"] for finding in fails if finding["rule"] not in told}
    check(not missing, f"junit: {file.name} names each rule that was broken", missing)
    # Jenkins takes two of one name for one.
    names = [(case.classname, case.name) for case in found]
    twice = {name for name in names if names.count(name) > 1}
    check(not twice, f"junit: {file.name}: each test has a name of its own", sorted(twice)[:3])
    check(len(found) >= result["counts"]["requests"], f"junit: {file.name} has a test for each request at the least")


def skeleton(file):
    etree = module("lxml.etree")
    return etree and [(node.tag, sorted(node.attrib), len(node)) for node in etree.parse(file).iter()]
