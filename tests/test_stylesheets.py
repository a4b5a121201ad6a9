"""Saxon is closed: a stylesheet reads nothing, fetches nothing and writes nothing by itself."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from edition.errors import MarkupError, StylesheetError
from edition.stylesheets import Stylesheets
from tests.conftest import ROOT

SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xsl:param name="given" select="'nothing'"/>
  <xsl:template match="/"><out given="{{$given}}">{body}</out></xsl:template>
</xsl:stylesheet>"""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that no stylesheet may read."""
    path = tmp_path / "secret.xml"
    path.write_text("<secret>word</secret>", encoding="utf-8")
    return path


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine, and the requests that it got."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<secret/>")

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/secret.xml", requests
    server.shutdown()
    server.server_close()


def _run(folder: Path, body: str) -> str:
    (folder / "sheet.xsl").write_text(SHEET.format(body=body), encoding="utf-8")
    stylesheets = Stylesheets(folder, ["sheet"])
    return stylesheets.transform("sheet", stylesheets.parse("<a/>"))


READS = (
    "doc('{}')",
    "document('{}')",
    "unparsed-text('{}')",
    "unparsed-text-lines('{}')",
    "json-doc('{}')",
    "collection('{}')",
    "uri-collection('{}')",
    "transform(map{{'stylesheet-location': '{}'}})",
)


@pytest.mark.parametrize("function", READS)
def test_no_function_reads_a_file(function: str, tmp_path: Path, secret: Path) -> None:
    """Whatever function asks for a file is refused."""
    call = function.format(secret.as_uri())
    with pytest.raises(StylesheetError):
        _run(tmp_path, f'<xsl:sequence select="string(({call})[1])"/>')


@pytest.mark.parametrize("function", READS)
def test_no_function_reaches_the_network(
    function: str, tmp_path: Path, web: tuple[str, list[str]]
) -> None:
    """Whatever function asks for an address is refused, and nothing is sent."""
    address, requests = web
    with pytest.raises(StylesheetError):
        _run(tmp_path, f'<xsl:sequence select="string(({function.format(address)})[1])"/>')
    assert requests == []


def test_no_environment_variable_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the environment holds stays unknown to a stylesheet."""
    monkeypatch.setenv("EDITION_SECRET", "word")
    assert "word" not in _run(
        tmp_path, "<xsl:sequence select=\"environment-variable('EDITION_SECRET')\"/>"
    )


def test_result_documents_are_not_written(tmp_path: Path) -> None:
    """A stylesheet that sends a result to a file is refused, and leaves no file behind."""
    target = tmp_path / "written.xml"
    with pytest.raises(StylesheetError, match="result-document is disabled"):
        _run(tmp_path, f'<xsl:result-document href="{target.as_uri()}"><x/></xsl:result-document>')
    assert not target.exists()


def test_a_result_that_cannot_be_written_is_no_fault_of_the_text(tmp_path: Path) -> None:
    """Where a further result cannot be written, what helps is room, not a change of the text."""
    (tmp_path / "made" / "there.xml").mkdir(parents=True)
    writes = '<xsl:result-document href="there.xml"><a/></xsl:result-document>'
    text = SHEET.format(body=writes)
    (tmp_path / "sheet.xsl").write_text(text)
    stylesheets = Stylesheets(tmp_path, ["sheet"], ["sheet"])
    with pytest.raises(StylesheetError, match="Cannot write") as raised:
        stylesheets.transform("sheet", stylesheets.parse("<t/>"), folder=tmp_path / "made")
    assert raised.value.hint == "check the free space and the permissions"


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "{}">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "{}"><a/>',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
    ],
)
def test_documents_with_a_doctype_are_refused(xml: str, tmp_path: Path, secret: Path) -> None:
    """Entities and external subsets are not even looked at: any DOCTYPE is refused."""
    (tmp_path / "sheet.xsl").write_text(SHEET.format(body=""), encoding="utf-8")
    stylesheets = Stylesheets(tmp_path, ["sheet"])
    with pytest.raises(MarkupError, match="DOCTYPE is disallowed"):
        stylesheets.parse(xml.format(secret.as_uri()))


def test_an_error_names_the_stylesheet_and_prints_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A stylesheet that stops gives its own message, with its line, and nothing on the screen."""
    with pytest.raises(StylesheetError) as refusal:
        _run(tmp_path, '<xsl:message terminate="yes" select="\'No rule for x.\'"/>')
    assert refusal.value.what == "No rule for x"
    assert refusal.value.path == tmp_path / "sheet.xsl"
    assert capfd.readouterr() == ("", "")


def test_a_broken_stylesheet_is_named(tmp_path: Path) -> None:
    """A stylesheet that does not compile, or is not there, is refused with its name."""
    with pytest.raises(StylesheetError, match=r"sheet\.xsl: does not compile"):
        _run(tmp_path, '<xsl:sequence select="no-such-function()"/>')
    with pytest.raises(StylesheetError, match=r"missing\.xsl: does not compile"):
        Stylesheets(tmp_path, ["missing"])


def test_parameters_reach_the_stylesheet(tmp_path: Path) -> None:
    """Texts and documents are handed over, and do not linger for the next run."""
    (tmp_path / "sheet.xsl").write_text(SHEET.format(body=""), encoding="utf-8")
    stylesheets = Stylesheets(tmp_path, ["sheet"])
    source = stylesheets.parse("<a/>")
    assert 'given="word"' in stylesheets.transform("sheet", source, {"given": "word"})
    assert 'given="nothing"' in stylesheets.transform("sheet", source)


# What a mode may do with what it has no rule for: stop; or, where nothing can get lost, collect,
# copy, or keep all text.
LOUD = ("fail", "shallow-skip", "shallow-copy", "text-only-copy")


def test_the_stylesheets_hold_to_the_rules() -> None:
    """Every mode is declared with its purpose, every template typed, no output is repaired."""
    xsl = "{http://www.w3.org/1999/XSL/Transform}"
    declared: set[str] = set()
    used: set[str] = set()
    for path in sorted((ROOT / "xslt").rglob("*.xsl")) + sorted((ROOT / "schema").rglob("*.xsl")):
        tree = etree.parse(path)
        assert len(path.read_text("utf-8").splitlines()) <= 200, path.name
        for element in tree.iter(etree.Element):
            where = f"{path.name}:{element.sourceline}"
            assert element.get("disable-output-escaping") is None, where
            if element.tag in (f"{xsl}template", f"{xsl}function", f"{xsl}param", f"{xsl}variable"):
                assert element.get("as") is not None, f"{where} has no @as"
            if element.tag == f"{xsl}template" and element.get("name"):
                assert element.find(f"{xsl}context-item") is not None, where
            if element.tag == f"{xsl}mode":
                declared.add(element.get("name") or "#default")
                assert isinstance(element.getprevious(), etree._Comment), f"{where} has no purpose"
                assert element.get("on-no-match") in LOUD, where
            for mode in (element.get("mode") or "").split():
                used.add(mode)
    assert used - {"#current", "#all", "#unnamed", "#default"} <= declared
