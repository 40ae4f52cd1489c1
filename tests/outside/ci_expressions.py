"""The expressions of GitHub workflows, as far as ours use them. What is unknown is an error, not an empty text."""

import re

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<name>[A-Za-z_][\w.-]*)|(?P<sign>&&|\|\||==|!=|[!(),]))")
STATUS = ("always", "cancelled", "success", "failure")


def tokens(source):
    at, found = 0, []
    while source[at:].strip():
        match = TOKEN.match(source, at)
        if not match:
            raise ValueError(f"not understood: {source[at:]!r}")
        found.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return found + [("end", "")]


class Expression:
    """One expression over contexts (nested dictionaries) and functions."""

    def __init__(self, source, contexts, functions):
        self.tokens, self.contexts, self.functions = tokens(source), contexts, functions

    def value(self):
        value = self.either()
        if self.tokens[0][0] != "end":
            raise ValueError(f"left over: {self.tokens}")
        return value

    def take(self, *signs):
        kind, text = self.tokens[0]
        if kind == "sign" and text in signs:
            return self.tokens.pop(0)[1]

    def either(self):
        value = self.both()
        while self.take("||"):
            other = self.both()
            value = value or other
        return value

    def both(self):
        value = self.compared()
        while self.take("&&"):
            other = self.compared()
            value = value and other
        return value

    def compared(self):
        value = self.negated()
        while sign := self.take("==", "!="):
            other = self.negated()
            value = (value == other) if sign == "==" else (value != other)
        return value

    def negated(self):
        return not self.negated() if self.take("!") else self.single()

    def single(self):
        if self.take("("):
            value = self.either()
            if not self.take(")"):
                raise ValueError("no closing parenthesis")
            return value
        kind, text = self.tokens.pop(0)
        if kind == "text":
            return text[1:-1].replace("''", "'")
        if kind == "number":
            return int(text)
        if kind == "name":
            return self.call(text) if self.take("(") else self.look_up(text)
        raise ValueError(f"unexpected: {text!r}")

    def call(self, name):
        args = []
        while not self.take(")"):
            args.append(self.either())
            self.take(",")
        return self.functions[name](*args)

    def look_up(self, path):
        value = self.contexts
        for name in path.split("."):
            # What a null has is null.
            value = None if value is None else value[name]
        return value


def evaluate(source, contexts, functions):
    return Expression(source, contexts, functions).value()


def shown(value):
    """A value as it stands in a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def fill(text, contexts, functions):
    """A text with each ${{ … }} in it replaced."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: shown(evaluate(match.group(1), contexts, functions)), shown(text), flags=re.S)


def condition(source, contexts, functions):
    """The value of an `if`, which holds only after success unless it asks for the status itself."""
    if source is None:
        return functions["success"]()
    source = re.sub(r"^\s*\$\{\{(.*)\}\}\s*$", r"\1", str(source), flags=re.S)
    asks = any(kind == "name" and text in STATUS for kind, text in tokens(source))
    return bool((asks or functions["success"]()) and evaluate(source, contexts, functions))
