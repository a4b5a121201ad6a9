"""Fetching a copy from the web, for whoever has access to one."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from time import monotonic
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from edition.errors import WitnessError

if TYPE_CHECKING:
    from typing import IO

LARGEST: Final = 16 * 1024 * 1024
TIMEOUT: Final = 30.0
_CHUNK: Final = 64 * 1024


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow redirects to the web only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _require_web(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str, *, timeout: float = TIMEOUT, largest: int = LARGEST) -> bytes:
    """The bytes at an ``http`` or ``https`` address.

    Raises:
        WitnessError: if they can not be had, in one sentence why.
    """
    _require_web(url)
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        _Redirects,
    ):
        opener.add_handler(handler())
    deadline = monotonic() + timeout
    try:
        with opener.open(url, timeout=timeout) as response:
            data = _read(response, deadline, largest)
            if response.headers.get("Content-Encoding", "").lower() in ("gzip", "deflate"):
                data = _unpacked(data, largest)
    except urllib.error.HTTPError as error:
        with error:
            raise WitnessError(_answer(error.code), path=url) from error
    except urllib.error.URLError as error:
        raise WitnessError(_why(error.reason, timeout), path=url) from error
    except (http.client.HTTPException, OSError, ValueError) as error:
        raise WitnessError(_why(error, timeout), path=url) from error
    if len(data) > largest:
        raise WitnessError(f"is larger than {largest / (1 << 20):g} MB", path=url)
    return data


def _unpacked(data: bytes, largest: int) -> bytes:
    """What a server has sent packed although nobody asked it to."""
    import zlib

    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32).decompress(data, largest + 1)
    except zlib.error as error:
        raise http.client.HTTPException("the answer cannot be unpacked") from error


def _read(response: http.client.HTTPResponse, deadline: float, largest: int) -> bytes:
    """All of a response, or, of one that is too large, a little more than is allowed."""
    data = bytearray()
    while len(data) <= largest and (chunk := response.read1(_CHUNK)):
        data += chunk
        if monotonic() > deadline:
            raise TimeoutError
    if response.length and len(data) <= largest:
        raise http.client.IncompleteRead(bytes(data), response.length)
    return bytes(data)


def _answer(code: int) -> str:
    """What a server's refusal means."""
    if 300 <= code < 400:
        return "redirects in circles or away from the web"
    return f"the server answers {code} {http.client.responses.get(code, '')}".rstrip()


def _require_web(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https"):
        raise WitnessError("is not an http or https address", path=url)


def _why(reason: object, timeout: float) -> str:
    """Why an address could not be read, in words."""
    import socket
    import ssl

    match reason:
        case TimeoutError():
            return f"does not answer within {timeout:g} seconds"
        case socket.gaierror():
            return "the host is not known"
        case ConnectionRefusedError():
            return "the host refuses the connection"
        case http.client.IncompleteRead():
            return "the connection broke off"
        case ssl.SSLCertVerificationError():
            return f"the host can not be trusted: {reason.verify_message}"
        case OSError():
            return f"the connection failed: {reason.strerror or reason}"
    return "the address or the answer is not understood"
