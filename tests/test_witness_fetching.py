"""Copies are fetched from the web, and from nowhere else."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from edition.errors import WitnessError
from edition.witness.fetching import fetch

BODY = "<p>It rained – for three days.</p>".encode()


class _Site(BaseHTTPRequestHandler):
    """A site with a page, redirects, and every kind of trouble."""

    def do_GET(self) -> None:
        name = self.path.lstrip("/")
        if name == "slow":
            time.sleep(0.5)
        if name in ("file:///etc/hostname", "ftp://127.0.0.1/x", "page", "loop"):
            self.send_response(302)
            self.send_header("Location", {"page": "/"}.get(name, name))
        elif name == "none":
            self.send_response(404)
        else:
            self.send_response(200)
        short = 100 if name == "short" else 0
        body = gzip.compress(BODY) if name == "packed" else BODY
        if name in ("packed", "mispacked"):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body) + short))
        self.end_headers()
        if name == "dripping":
            for byte in BODY:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.02)
        else:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the site, on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("path", ["", "/page", "/packed"])
def test_a_page_is_fetched(site: str, path: str) -> None:
    """A page is fetched, through a redirect too, and when it comes packed."""
    assert fetch(site + path) == BODY


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("none", "the server answers 404 Not Found"),
        ("loop", "redirects in circles or away from the web"),
        ("file:///etc/hostname", "away from the web"),
        ("ftp://127.0.0.1/x", "is not an http or https address"),
        ("slow", "does not answer within 0.2 seconds"),
        ("dripping", "does not answer within 0.2 seconds"),
        ("short", "the connection broke off"),
        ("mispacked", "the address or the answer is not understood"),
    ],
)
def test_trouble_is_told_in_a_sentence(site: str, path: str, what: str) -> None:
    """What goes wrong on the way is an error that names it."""
    with pytest.raises(WitnessError, match=what):
        fetch(f"{site}/{path}", timeout=0.2)


def test_what_is_too_large_is_not_read_to_its_end(site: str) -> None:
    """A page beyond the limit is refused."""
    with pytest.raises(WitnessError, match="is larger than"):
        fetch(site, largest=10)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ftp://example.org/x",
        "data:,x",
        "example.org",
        "http://",
        "http://[::1",
        "",
    ],
)
def test_only_the_web_is_read(address: str) -> None:
    """Any other address is refused before anything is opened."""
    with pytest.raises(WitnessError, match="is not an http or https address"):
        fetch(address)


@pytest.mark.parametrize(
    "address", ["http://exa mple.org/", "http://example.org:x/", "http://a\n.b"]
)
def test_an_address_that_is_none_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Malformed addresses are errors, not crashes."""
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(WitnessError):
        fetch(address, timeout=1)


def test_an_unknown_host_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that does not resolve is an error."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(WitnessError, match=r"http://nowhere\.example/: the host is not known"):
        fetch("http://nowhere.example/")


def test_a_closed_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that does not listen is an error."""
    monkeypatch.setenv("no_proxy", "*")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(WitnessError, match="the host refuses the connection"):
            fetch(f"http://127.0.0.1:{port}/")
