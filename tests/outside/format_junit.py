"""JUnit, read by Jenkins' schema and by a reader from PyPI, and beside the JSON result."""

from harness import ROOT, check, equal, letters, module, stands

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
    """What fails the check fails a test, what is waived is left out, and the numbers are those of the result."""
    found = cases(file)
    if found is None:
        return
    failure, error, skip = kinds(module("junitparser"))
    words = ["error", "warning", "note"]
    limit = words.index(result["fail_on"]) if result["fail_on"] in words else -1
    fails = [f for f in result["findings"] if stands(f) and words.index(f["severity"]) <= limit]
    of_request = {test_of(f) for f in fails if f["rule"] != "readable"}
    waived = {test_of(f) for f in result["findings"] if not stands(f)} - of_request
    wanted = {failure: len(of_request), error: result["counts"]["unreadable"], skip: len(waived)}
    counted = {kind: sum(any(isinstance(entry, kind) for entry in case.result) for case in found) for kind in wanted}
    equal(counted, wanted, f"junit: {file.name}: failures, errors and what is left out are those of the result")
    told = letters(" ".join(f"{case.name} {case.classname} {entry.message} {entry.text}" for case in found for entry in case.result))
    missing = {finding["message"] for finding in fails if letters(finding["message"])[:200] not in told}
    check(not missing, f"junit: {file.name} tells each of the {len(fails)} that fail the check", sorted(missing)[:3])
    missing = {finding["rule"] for finding in fails if letters(finding["rule"]) not in told}
    check(not missing, f"junit: {file.name} names each rule that was broken", missing)
    # Jenkins takes two of one name for one.
    names = [(case.classname, case.name) for case in found]
    twice = [name[1][:80] for name in names if names.count(name) > 1]
    check(not twice, f"junit: {file.name}: each test has a name of its own", sorted(set(twice))[:3])
    long = [name[:80] for name in map(" ".join, names) if len(name) > 1000]
    check(not long, f"junit: {file.name}: names are short enough to be shown", long[:2])


def beside_rule_tests(file, result):
    """What fails a test of rules fails a case, a fault is an error, and each is told."""
    found = cases(file)
    if found is None:
        return
    failure, error, _ = kinds(module("junitparser"))
    wanted = {failure: result["counts"]["failed"], error: len(result["faults"])}
    counted = {kind: sum(any(isinstance(entry, kind) for entry in case.result) for case in found) for kind in wanted}
    equal(counted, wanted, f"junit: {file.name}: failures and errors are those of the result")
    equal(len(found), result["counts"]["tests"] + len(result["faults"]), f"junit: {file.name}: each test and fault is a case")
    told = letters(" ".join(f"{case.name} {entry.text}" for case in found for entry in case.result))
    said = [missed["message"] for test in result["tests"] for missed in test["missed"]] + [fault["message"] for fault in result["faults"]]
    missing = [message for message in said if letters(message)[:200] not in told]
    check(not missing, f"junit: {file.name} tells all {len(said)} that is amiss", missing[:3])
    names = [(case.classname, case.name) for case in found]
    check(len(set(names)) == len(names), f"junit: {file.name}: each case has a name of its own")


def test_of(finding):
    """Each rule is a test of each request."""
    return tuple(finding[key] for key in ("file", "task", "title", "rule"))


def skeleton(file):
    etree = module("lxml.etree")
    return etree and [(node.tag, sorted(node.attrib), len(node)) for node in etree.parse(file).iter()]
