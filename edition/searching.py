"""The search index: Pagefind makes it of the records that a stylesheet writes.

Pagefind runs as a process that reads requests and writes answers, each as JSON in base64 with a
comma after it.  Its own Python package speaks the same language, but waits a tenth of a second for
each answer, which is a minute and a half for an edition of this size; so the requests are written
here, all at once.  The files are asked for and written here too: when Pagefind says that it has
written them, it may not be done yet, and nothing tells when it is.
"""

from __future__ import annotations

import base64
import contextlib
import json
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

from edition.errors import SearchError
from edition.steadying import steadied

LONGEST: Final = 120.0
"""How many seconds Pagefind may take before it is given up."""
UNUSED: Final = re.compile(r"pagefind-(.*ui|highlight)\.")
"""What Pagefind brings and no page of ours loads: its own search boxes."""
_INDEX: Final = 0  # the number that the service gives to its first index


def index(records: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Make the search index of a site.

    The same records, in the same order, give the same files.

    Args:
        records: what can be found, each with what Pagefind's ``AddRecord`` wants: ``url``,
            ``language``, ``content``, ``meta``, ``filters``, ``sort``.
        folder: where the index goes; it is made.

    Raises:
        SearchError: Pagefind is not installed, or fails.
        OSError: a file cannot be written.
    """
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": {"keep_index_url": True}},
        *({"type": "AddRecord", "index_id": _INDEX, **record} for record in records),
        {"type": "GetFiles", "index_id": _INDEX},
    ]
    files = {
        file["path"]: base64.b64decode(file["content"])
        for file in _asked(requests)["files"]
        if not UNUSED.search(file["path"])
    }
    for parent in sorted({(folder / name).parent for name in files}):
        parent.mkdir(parents=True, exist_ok=True)
    for name, data in steadied(files).items():
        (folder / name).write_bytes(data)


def _asked(requests: list[dict[str, Any]]) -> Any:
    """The answer to the last of the requests.

    Raises:
        SearchError: Pagefind is not installed, or fails.
    """
    with tempfile.TemporaryFile() as said:
        try:
            service = subprocess.Popen(
                [_program(), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
            )
        except OSError as error:
            raise SearchError(
                f"the search index was not made, for Pagefind cannot be run: {error.strerror}",
                hint="install it anew: pip install --force-reinstall pagefind-bin",
            ) from error
        guard = threading.Timer(LONGEST, service.kill)
        guard.start()
        try:
            return _conversation(service, requests)
        except EOFError as error:
            said.seek(0)
            words = said.read().decode("utf-8", "replace").split()
            raise _failure(" ".join(words) or "it stopped without a word") from error
        except (ValueError, KeyError, TypeError) as error:  # base64’s and JSON’s are ValueErrors
            raise _failure("it answers what nobody understands") from error
        finally:
            guard.cancel()
            service.kill()
            service.communicate()


def _conversation(service: subprocess.Popen[bytes], requests: list[dict[str, Any]]) -> Any:
    """Send the requests, and hear all the answers: the payload of that to the last one.

    Raises:
        EOFError: the service ended before the last answer.
        SearchError: it refuses a request.
    """
    assert service.stdin is not None
    assert service.stdout is not None
    # It ends with its input, done or not, so that its input has to stay open; and it would wait for
    # ever to be heard, were it not heard while it is spoken to.
    threading.Thread(target=_send, args=(service.stdin, requests), daemon=True).start()
    for answer in _answers(service.stdout):
        payload = answer["payload"]
        if payload["type"] == "Error":
            raise _failure(str(payload["message"]))
        if answer["message_id"] == len(requests):
            return payload
    raise EOFError


def _send(stream: IO[bytes], requests: list[dict[str, Any]]) -> None:
    with contextlib.suppress(OSError, ValueError):  # if it ended, the answers tell
        for number, request in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": request})
            stream.write(base64.b64encode(message.encode("utf-8")) + b",")
        stream.flush()


def _answers(stream: IO[bytes]) -> Iterator[Any]:
    kept: list[bytes] = []
    while data := stream.read1(1 << 18):  # type: ignore[attr-defined]
        first, *others = data.split(b",")
        kept.append(first)
        for start in others:
            yield json.loads(base64.b64decode(b"".join(kept)))
            kept = [start]


def _program() -> str:
    try:
        import pagefind_bin

        return str(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SearchError(
            "the search index was not made, for Pagefind is not installed",
            hint="install it: pip install pagefind-bin",
        ) from error


def _failure(why: str) -> SearchError:
    return SearchError(
        f"the search index was not made, for Pagefind failed: {why.rstrip('.')}",
        hint="build once more; if it fails again, report it with this message",
    )
