"""Workflow commands, read from a step's output as GitHub's runner does.

A line is a command if it begins, blanks aside, with two colons and has two more later; or, in the old way, if `##[` stands anywhere in
it with a `]` after it. So a text that an input brings must not begin a line, and must not hold `##[`.
"""

import dataclasses

DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclasses.dataclass
class Command:
    name: str
    properties: dict
    data: str
    old: bool = False


def unescape(text, pairs):
    for escaped, plain in pairs:
        text = text.replace(escaped, plain)
    return text


def command(line):
    """The command of a line, or None."""
    trimmed = line.lstrip()
    if trimmed.startswith("::") and "::" in trimmed[2:]:
        head, data = trimmed[2:].split("::", 1)
        name, _, rest = head.partition(" ")
        pairs = [part.split("=", 1) for part in rest.split(",") if "=" in part]
        return Command(name, {key.strip(): unescape(value, PROPERTY) for key, value in pairs}, unescape(data, DATA))
    start = line.find("##[")
    if start >= 0 and "]" in line[start:]:
        head, data = line[start + 3 :].split("]", 1)
        return Command(head.partition(" ")[0], {}, data, old=True)
    return None


def commands(output):
    # The runner reads lines as .NET does: a lone carriage return ends one, too.
    lines = output.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [found for line in lines if (found := command(line))]
