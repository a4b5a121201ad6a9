"""A server of the shelf, for browsers on this machine."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket
import socketserver
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from edition.errors import ServingError
from edition.serving.shelf import Shelf

PORTS = range(8000, 8020)
"""The ports of which the first that is free is taken, where none is asked for."""


class Server(ThreadingHTTPServer):
    """A server of one shelf.

    Args:
        shelf: what is served.
        answering: answers one request.
        host: the name or address of this machine that is listened at.
        port: the port; None takes the first of :data:`PORTS` that is free.

    Raises:
        ServingError: the port is in use, or it cannot be listened there.
    """

    daemon_threads = True
    request_queue_size = 64
    allow_reuse_address = sys.platform != "win32"  # there it would share a port with others

    def __init__(
        self, shelf: Shelf, answering: type[BaseHTTPRequestHandler], host: str, port: int | None
    ) -> None:
        self.shelf = shelf
        self.host = host
        if ":" in host:
            self.address_family = socket.AF_INET6
        for candidate in PORTS if port is None else (port,):
            try:
                super().__init__((host, candidate), answering)
            except OSError as error:
                refused = error
                if error.errno != errno.EADDRINUSE:
                    break
            except OverflowError as error:
                raise ServingError(
                    f"{candidate} is not a port", hint="name one up to 65535"
                ) from error
            else:
                return
        if refused.errno != errno.EADDRINUSE:
            what = f"nothing can listen at {host}, port {candidate}: {refused.strerror or refused}"
            raise ServingError(what, hint="correct --host or --port") from refused
        if port is None:
            what, hint = f"the ports {PORTS[0]} to {PORTS[-1]} are in use", "name one with --port"
        else:
            what, hint = f"port {port} is in use", "name another with --port, or leave that out"
        raise ServingError(what, hint=hint) from refused

    def server_bind(self) -> None:
        """Take the port; what the machine is called elsewhere does not matter."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def address(self) -> str:
        """The address of the home page."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.server_port}/"

    def is_addressed(self, host: str) -> bool:
        """Whether a request means this server, by its header ``Host``.

        A site elsewhere can let its own name lead to this machine, so that its scripts may read
        what is served here; their requests still carry that name. A number cannot be led astray.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in ("localhost", self.host.lower()) or name.endswith(".localhost"):
            return True
        with contextlib.suppress(ValueError):
            return bool(ipaddress.ip_address(name))
        return False

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away is no error; anything else is."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]
