"""Answering a browser: the files of the shelf, and a stream of what changes."""

from __future__ import annotations

import json
from dataclasses import asdict
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from edition.serving.server import Server
    from edition.serving.shelf import Shelf

HEARTBEAT = 10.0
"""Seconds after which a silent stream says that it is still there."""
EVENTS = "-/events"
_OWN = {f"-/{name}": Path(__file__).parent / name for name in ("preview.js", "preview.css")}
_HTML = "text/html; charset=utf-8"
_TYPES = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".graphml": "application/xml",
    ".html": _HTML,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".otf": "font/otf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Answering(BaseHTTPRequestHandler):
    """Answers one browser."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "edition"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file of the site, a file of the preview, or the stream."""
        if not self.server.is_addressed(self.headers.get("Host", "")):
            self._say(HTTPStatus.MISDIRECTED_REQUEST, "This server is not of that name.")
            return
        try:
            parts = urlsplit(self.path)
        except ValueError:  # a host in brackets that is no number
            self._say(HTTPStatus.BAD_REQUEST, "That is not an address.")
            return
        path = named(parts.path)
        if path == EVENTS:
            self._stream(named(parse_qs(parts.query).get("page", ["/"])[0]) or "")
        elif path in _OWN:
            self._send(HTTPStatus.OK, _OWN[path].read_bytes(), _type(path))
        else:
            self._file(path)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """Refuse what would change something."""
        self.close_connection = True
        self._say(HTTPStatus.METHOD_NOT_ALLOWED, "Pages here can only be read.", allow="GET, HEAD")

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for what concerns the files."""

    def _file(self, path: str | None) -> None:
        data = None if path is None else self.server.shelf.file(path)
        if path is not None and data is not None:
            kind = _type(path)
            if kind == _HTML:
                data = watched(data, path, self.server.shelf)
            self._send(HTTPStatus.OK, data, kind)
        elif self.server.shelf.ready:
            self._say(HTTPStatus.NOT_FOUND, "There is no such page.", path)
        else:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, "The pages have not been made yet.", path)

    def _say(
        self, status: HTTPStatus, sentence: str, path: str | None = None, allow: str = ""
    ) -> None:
        """Answer with a page of one sentence; one that may come to be is waited for."""
        page = (
            '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Preview</title>'
            '<meta name="color-scheme" content="light dark">'
            f"</head><body><p>{escape(sentence)}</p>"
            '<p><a href="/">To the first page</a></p></body></html>'
        ).encode()
        if path is not None:
            page = watched(page, path, self.server.shelf)
        self._send(status, page, _HTML, {"Allow": allow} if allow else {})

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str, more: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(data))}
        for name, value in (headers | _HEADERS | (more or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self, path: str) -> None:
        """Tell a page what it needs to know: at once, and whenever that changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in ({"Content-Type": "text/event-stream"} | _HEADERS).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        shelf, told, version = self.server.shelf, None, -1
        with shelf.viewing(path):
            while True:
                version = shelf.wait(version, HEARTBEAT)
                state = shelf.state(path)
                line = f"data: {json.dumps(asdict(state))}" if state != told else ": still here"
                self.wfile.write(f"{line}\n\n".encode())
                told = state


def named(path: str) -> str | None:
    """The path in the site that an address names; None if it can be none.

    Args:
        path: the address without host and query, as it was sent.
    """
    if not path.startswith("/"):
        return None
    # What is encoded is a part of a name and never divides names.
    names = [unquote(name) for name in path[1:].split("/")]
    if any(name in (".", "..") or not name.isprintable() or "/" in name for name in names):
        return None
    return "/".join(names) if names[-1] else "/".join([*names[:-1], "index.html"])


def watched(page: bytes, path: str, shelf: Shelf) -> bytes:
    """A page with the script that keeps it up to date, which no built page has."""
    state = shelf.state(path)
    script = (
        f'<script type="module" src="/-/preview.js"'
        f' data-page="{state.page}" data-styles="{state.styles}"></script>'
    )
    return page.replace(b"</head>", script.encode() + b"</head>", 1)


def _type(path: str) -> str:
    return _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
