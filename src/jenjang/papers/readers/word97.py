"""Word of before 2007 (.doc) -> blocks, by LibreOffice where it is installed.

LibreOffice runs apart, in a folder and with settings of its own that go afterwards: it
opens the file without its macros and links, and is ended when it takes too long.
"""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from jenjang.papers.blocks import Block
from jenjang.papers.readers import docx
from jenjang.papers.readers.bounds import grant_memory_for_pictures
from jenjang.papers.readers.confinement import PROGRAMS
from jenjang.papers.readers.refusal import Unreadable

LONGEST_S = 60

NOT_INSTALLED = (
    "Berkas ini Word lama (.doc) dan LibreOffice, pembukanya, tidak terpasang di sini: "
    "buka di Word, simpan sebagai .docx, lalu unggah lagi."
)
NOT_OPENED = (
    "Berkas Word lama (.doc) ini tidak dapat dibuka: buka di Word, simpan sebagai .docx "
    "tanpa sandi, lalu unggah lagi."
)
# Macros never run, links are never followed, nothing is asked of the network.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def read(content: bytes) -> tuple[Block, ...]:
    """Return the blocks of an old Word document."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Unreadable(NOT_INSTALLED)
    with TemporaryDirectory(prefix="jenjang-doc-") as folder:
        grant_memory_for_pictures()  # the opener has the limits of this process
        return docx.read(_as_docx(Path(program), content, Path(folder)))


def _as_docx(program: Path, content: bytes, folder: Path) -> bytes:
    """Return the document as LibreOffice writes it in the new format."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS)
    (folder / "paper.doc").write_bytes(content)
    command = [
        str(program),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)),
        str(folder / "paper.doc"),
    ]
    try:
        subprocess.run(  # noqa: S603 - our own words and a path of ours
            command, check=True, capture_output=True, timeout=LONGEST_S, cwd=folder
        )
        return (folder / "paper.docx").read_bytes()
    except (subprocess.SubprocessError, OSError) as trouble:
        raise Unreadable(NOT_OPENED) from trouble
