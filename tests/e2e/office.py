"""LibreOffice at work on a file: saved anew, changed in a cell, printed. Each run has a profile of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

SECONDS = 180

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Typing"/></library:library>"""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Typing"
 script:language="StarBasic">{code}</script:module>"""

_TYPE = """
Sub TypeInto(source As String, target As String, sheet As String, cell As String, text As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
    book.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(text)
    Dim format(0) As New com.sun.star.beans.PropertyValue
    format(0).Name = "FilterName"
    format(0).Value = "Calc MS Excel 2007 XML"
    book.storeToURL(ConvertToURL(target), format())
    book.close(True)
End Sub
"""


class Office:
    """A LibreOffice with a profile in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._profile = folder / "profile"

    def converted(self, kind: str, *sources: Path) -> list[Path]:
        """The files opened and saved as another kind ("xlsx", "ods", "pdf", "csv:" and its filter), in one run."""
        ending = kind.partition(":")[0]
        out = self._folder / f"saved-as-{ending}"
        out.mkdir(exist_ok=True)
        self._run("--convert-to", kind, "--outdir", str(out), *map(str, sources))
        return [self._made(out / f"{source.stem}.{ending}") for source in sources]

    def typed(self, source: Path, sheet: str, cell: str, text: str) -> Path:
        """The workbook after somebody typed a text into a cell and saved it."""
        self._learn_to_type()
        target = self._folder / f"typed-{source.name}"
        given = ",".join('"' + each.replace('"', '""') + '"' for each in (str(source), str(target), sheet, cell, text))
        self._run(f"macro:///Standard.Typing.TypeInto({given})")
        return self._made(target)

    def _learn_to_type(self) -> None:
        """Put the macro into the profile; the first start of LibreOffice fills a profile anew, so it comes before."""
        basic = self._profile / "user" / "basic" / "Standard"
        if not basic.is_dir():
            self._run("--terminate_after_init")
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (basic / "Typing.xba").write_text(_MODULE.format(code=escape(_TYPE)), encoding="utf-8")

    def _run(self, *arguments: str) -> None:
        subprocess.run(
            ["localc", "--headless", "--norestore", f"-env:UserInstallation={self._profile.as_uri()}", *arguments],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )

    def _made(self, path: Path) -> Path:
        assert path.is_file(), f"LibreOffice made no {path.name}"
        return path
