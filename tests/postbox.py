"""A mail server of our own on this machine, for tests: it keeps what it takes.

It speaks as much SMTP as a client of Jenjang needs, over a real socket.
"""

import email
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage


@dataclass
class Postbox:
    """What the server took, and its mood towards the next mails.

    "ok"; "busy" (refuses a recipient for now), "unknown" (refuses him for good),
    "cut" (takes a mail whole, then breaks the line before saying so).
    """

    port: int = 0
    mood: str = "ok"
    taken: list[EmailMessage] = field(default_factory=list)
    talks: int = 0

    def of(self, address: str) -> list[EmailMessage]:
        """Return the mails to an address."""
        return [one for one in self.taken if one["To"] == address]


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    box: Postbox

    def handle(self) -> None:
        """Answer line by line until the client leaves."""
        self.box.talks += 1
        self.say("220 surat.tirtajaya.test siap")
        for line in self.rfile:
            verb = line.split(b":")[0].split()[0].upper().decode()
            if verb == "QUIT":
                self.say("221 sampai jumpa")
                return
            if verb == "DATA":
                if not self.take():
                    return
            else:
                self.say(self.answer(verb))

    def answer(self, verb: str) -> str:
        """Return what is said to a command other than DATA."""
        if verb == "RCPT" and self.box.mood == "busy":
            return "451 kotak surat sedang sibuk"
        if verb == "RCPT" and self.box.mood == "unknown":
            return "550 alamat tidak dikenal"
        return "250 baik"

    def take(self) -> bool:
        """Take the mail; False where the line is broken after it."""
        self.say("354 silakan")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.box.taken.append(
            email.message_from_bytes(b"".join(lines), policy=policy.default)
        )
        if self.box.mood == "cut":
            return False
        self.say("250 diterima")
        return True

    def say(self, line: str) -> None:
        """Send one line."""
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def postbox() -> Iterator[Postbox]:
    """Run the server on a free port of this machine."""
    box = Postbox()
    handler = type("TalkOfTheBox", (Talk,), {"box": box})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()
