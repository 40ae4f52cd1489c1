"""Markdown, read by cmark-gfm, the parser that GitHub uses."""

import re, subprocess
from xml.etree import ElementTree

from harness import check, letters, program, stands

EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")
NAMESPACE = "{http://commonmark.org/xml/1.0}"
# What a page is made of. Links, pictures and code can only come from an input.
KNOWN = set(
    "document heading paragraph text softbreak linebreak strong emph list item table table_header table_row table_cell thematic_break"
    " html_block html_inline code".split()
)
# GitHub folds what stands between these; they hold no text of an input.
FOLDED = re.compile(r"\s*(</?details>|</?summary>|<br>|<summary>[A-Za-z0-9 ,]+</summary>|\s)*\s*")
# What GitHub makes a mention or a link of.
MENTION = re.compile(r"(?<![\w`])@[A-Za-z0-9]|(?<![\w&])#\d|\bGH-\d", re.I)


def tree(file):
    extensions = [word for extension in EXTENSIONS for word in ("-e", extension)]
    page = subprocess.run(["cmark-gfm", "-t", "xml", *extensions, file], capture_output=True, check=True).stdout.decode()
    # It also writes characters that XML can't hold.
    return ElementTree.fromstring(re.sub("[\ufffe\uffff]", "?", page))


def name(node):
    return node.tag.removeprefix(NAMESPACE)


def nodes(file):
    if not program("cmark-gfm"):
        return
    found = list(tree(file).iter())
    unknown = sorted({name(node) for node in found} - KNOWN)
    check(not unknown, f"markdown: {file.name} has no link, picture or other node of an input", unknown)
    html = [node.text for node in found if name(node).startswith("html") and not FOLDED.fullmatch(node.text or "")]
    check(not html, f"markdown: {file.name} has no HTML of an input", html)
    mentions = [node.text for node in found if name(node) == "text" and MENTION.search(node.text or "")]
    check(not mentions, f"markdown: {file.name} mentions nobody and links nothing", mentions[:3])


def shown(file):
    """The words that a reader sees, without what only parts them."""
    text = " ".join(node.text or "" for node in tree(file).iter() if name(node) in ("text", "code"))
    return letters(text)


def beside_result(file, result):
    """Each error is told; of what matters less a page may leave some out."""
    if not program("cmark-gfm"):
        return
    page = shown(file)
    errors = [finding for finding in result["findings"] if finding["severity"] == "error" and stands(finding)]
    missing = {told(finding) for finding in errors if letters(told(finding)) not in page}
    check(not missing, f"markdown: {file.name} tells each of {len(errors)} errors", sorted(missing)[:3])


def told(finding):
    """How a page tells a finding, with its place."""
    place = ":".join(str(finding[key]) for key in ("file", "line") if finding[key])
    return f"{finding['message']} ({place})"


def skeleton(file):
    """The kinds of nodes, in their order. Into how many nodes a text is parted does not count."""
    return program("cmark-gfm") and [name(node) for node in tree(file).iter() if name(node) != "text"]
