
import fcntl, json, os, pty, re, select, struct, sys, termios, time

program, folder = sys.argv[1:]
ENTER, ESC, DOWN, UP, INTERRUPT = "\r", "\x1b", "\x1b[B", "\x1b[A", "\x03"
draft = os.path.join(folder, "outfit", "draft.json")


class Terminal:
    def __init__(self, *args):
        self.seen, self.raw = "", ""
        self.child, self.screen = pty.fork()
        if self.child == 0:
            for name in ("CI", "OUTFIT_RULES", "NO_COLOR"):
                os.environ.pop(name, None)
            os.environ.update(XDG_STATE_HOME=folder, TERM="xterm-256color", COLUMNS="60")
            time.sleep(0.2)
            os.execv(program, [program, *args])
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))

    def read(self, seconds):
        if select.select([self.screen], [], [], seconds)[0]:
            try:
                return os.read(self.screen, 65536).decode("utf-8", "replace")
            except OSError:
                return None
        return ""

    def wait(self, pattern, within):
        """Waits until something stands on the screen after what was waited for before; spaces and line ends are alike."""
        until = time.time() + within
        while True:
            plain = " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", " ", self.seen).split())
            if found := re.search(pattern, plain):
                self.seen = plain[found.end():]
                return found.group()
            more = self.read(0.1)
            assert more is not None and time.time() < until, f"not seen: {pattern!r} in {plain[-600:]!r}"
            self.seen += more
            self.raw += more

    def expect(self, text):
        self.wait(re.escape(text), within=20)

    def enter_until(self, last):
        """Takes what each list stands on, prompt by prompt, until the last one is shown."""
        shown = r"usually fewer|last question that counts|changes no verdict|want to go on|Space marks|" + last
        while self.wait(shown, within=60) != last:
            self.send(ENTER)

    def send(self, *keys):
        for key in keys:
            os.write(self.screen, key.encode())
            time.sleep(0.05)

    def status(self):
        while (more := self.read(1)) not in (None, ""):
            self.raw += more
            self.seen += more
        after = termios.tcgetattr(self.screen)
        assert after[3] & termios.ECHO and after[3] & termios.ICANON, "echo is off"
        if "\x1b[?25l" in self.raw:
            assert self.raw.rindex("\x1b[?25h") > self.raw.rindex("\x1b[?25l"), "the cursor is hidden"
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


first = Terminal("ask")
first.expect("What is the work called?")
first.send("Claims", ENTER)
first.expect("What is this work to your business?")
first.send("customers choose", ENTER)
first.expect("Is it so?")
first.send(DOWN, ENTER)
first.expect("What is this work to your business?")
first.send(UP, UP, ENTER)
first.expect("Who would take the decisions")
first.send("why is", ENTER)
first.expect("One document lets a KPO take low-level decisions")
first.expect("Who would take the decisions")
first.send("not sure", ENTER)
first.expect("Space marks")
first.send(" ", DOWN, " ", ENTER)
first.expect("Which kind of department")
first.send(ESC)
first.expect("Who would take the decisions")
first.send(INTERRUPT)
first.expect("outfit ask --resume")
assert first.status() == 130
kept = json.load(open(draft))
assert kept["answers"] == {"importance": "peripheral", "decisions": ["none", "operational"]}, kept
assert os.stat(draft).st_mode & 0o077 == 0, "others can read the draft"

second = Terminal("ask", "--resume", "--save", os.path.join(folder, "claims.json"))
second.expect("Which kind of department")
second.send("running", ENTER)
second.expect("Whom would you hire")
second.send("differs", ENTER)
second.expect("> Whom would you hire for it?")
second.enter_until("next part called")
second.send("Key them", ENTER)
second.expect("> What is the next part called? Key them")
second.expect("What is the next part called?")
second.send("Weigh them", ENTER)
second.expect("> What is the next part called? Weigh them")
second.expect("What is the next part called?")
second.send(ENTER)
second.expect("\u201cKey them\u201d: Whom would you hire")
second.send("anyone", ENTER)
second.expect("\u201cWeigh them\u201d: Whom would you hire")
second.send("a specialist", ENTER)
second.expect("> \u201cWeigh them\u201d: Whom would you hire")
second.enter_until("Is that right")
second.send(ENTER)
second.expect("The steps")
second.expect("To see the report again")
second.expect("Save the report as a page")
second.send(ENTER)
assert second.status() == 0
saved = json.load(open(os.path.join(folder, "claims.json")))
assert [step["title"] for step in saved["steps"]] == ["Key them", "Weigh them"], saved
assert [step["answers"]["expertise"] for step in saved["steps"]] == [1, 5], saved
assert not os.path.exists(draft), "the draft is still there"
third = Terminal("ask", "--plain")
third.expect("What is the work called?")
third.send("Letters\n")
third.expect("What is this work to your business?")
third.send(INTERRUPT)
third.expect("outfit ask --resume")
assert third.status() == 130
print("played")
