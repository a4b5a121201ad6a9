"""Running the stylesheets on Saxon, which is wide open by default and here is closed.

While a stylesheet is compiled it may read files, for its modules; while it runs it may read
nothing and fetch nothing, and write only into a folder that it is given.  Stylesheets get documents
as parsed nodes.
"""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from saxonche import PySaxonApiError, PySaxonProcessor

from edition.errors import MarkupError, StylesheetError
from edition.markup import DEEPEST

_FEATURE = "http://saxon.sf.net/feature/"
_EXTERNAL = f"{_FEATURE}allow-external-functions"  # results to files, environment variables
_PROTOCOLS = f"{_FEATURE}allowedProtocols"
_PARSER = f"{_FEATURE}parserFeature?uri=http://"
_CLOSED = {
    f"{_FEATURE}disableXslEvaluate": "true",
    f"{_FEATURE}xinclude-aware": "false",
    _EXTERNAL: "false",
    f"{_PARSER}apache.org/xml/features/disallow-doctype-decl": "true",
    f"{_PARSER}xml.org/sax/features/external-general-entities": "false",
    f"{_PARSER}xml.org/sax/features/external-parameter-entities": "false",
    f"{_FEATURE}parserProperty?uri=jdk.xml.maxElementDepth": str(DEEPEST + 10),
}


class Stylesheets:
    """A closed Saxon, and the stylesheets that it has compiled.

    Saxon can be closed but never opened again, so all stylesheets are compiled at the start.

    Args:
        folder: where the stylesheets are.
        names: which of them to compile, without their extension.
        writing: which of these write results of their own (``xsl:result-document``), into the
            folder that :meth:`transform` is given.

    Raises:
        StylesheetError: one is missing or has errors.

    Attributes:
        started: whether Saxon has run in this process, which must not be forked after that.
    """

    started: ClassVar[bool] = False

    def __init__(self, folder: Path, names: Iterable[str], writing: Container[str] = ()) -> None:
        self.folder = folder
        Stylesheets.started = True
        self._saxon: Any = PySaxonProcessor(license=False)
        for name, value in _CLOSED.items():
            self._saxon.set_configuration_property(name, value)
        self._saxon.set_configuration_property(_PROTOCOLS, "file")
        self._xslt: Any = self._saxon.new_xslt30_processor()
        self._paths = {name: folder / f"{name}.xsl" for name in names}
        self._compiled: dict[str, Any] = {}
        for name, path in self._paths.items():
            # Saxon decides when it compiles whether a stylesheet may write.
            self._saxon.set_configuration_property(_EXTERNAL, str(name in writing).lower())
            self._compiled[name] = self._compile(path, stylesheet_file=str(path))
        self._saxon.set_configuration_property(_EXTERNAL, "false")
        self._saxon.set_configuration_property(_PROTOCOLS, "")

    def add(self, path: Path, source: Any) -> None:
        """Compile a stylesheet that comes with an edition: in one piece, for it may not read.

        Args:
            path: its file.
            source: what :meth:`parse` made of it.

        Raises:
            StylesheetError: it has errors, or reads something.
        """
        self._compiled[path.stem] = self._compile(path, stylesheet_node=source)
        self._paths[path.stem] = path

    def _compile(self, path: Path, **stylesheet: Any) -> Any:
        try:
            with _quiet():
                return self._xslt.compile_stylesheet(**stylesheet)
        except PySaxonApiError as error:
            raise StylesheetError(
                f"does not compile: {_sentence(str(error))}", path=path, hint="mend the stylesheet"
            ) from error

    def parse(self, xml: str, path: Path | None = None) -> Any:
        """Parse a document that a stylesheet is to read.

        Raises:
            MarkupError: it is not well-formed, or declares a document type.
        """
        try:
            with _quiet():
                return self._saxon.parse_xml(xml_text=xml.removeprefix("\ufeff"))
        except PySaxonApiError as error:
            raise MarkupError(
                f"cannot be parsed: {_sentence(str(error))}", path=path, hint="validate the file"
            ) from error

    def transform(
        self,
        name: str,
        source: Any,
        parameters: Mapping[str, Any] | None = None,
        *,
        folder: Path | None = None,
    ) -> str:
        """Transform a parsed document to the serialised result.

        Args:
            name: the stylesheet, without its extension.
            source: what :meth:`parse` returned; None begins at the initial template.
            parameters: values for its parameters: parsed documents, lists of them, texts,
                numbers or truth values.
            folder: where its further results (``xsl:result-document``) go; without it they are
                refused.

        Raises:
            StylesheetError: the stylesheet stopped, or tried to write a file by itself.
        """
        executable = self._compiled[name]
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            executable.set_base_output_uri(f"{folder.resolve().as_uri()}/")
        executable.clear_parameters()
        for key, value in (parameters or {}).items():
            executable.set_parameter(key, self._value(value))
        executable.set_save_xsl_message(True)
        with _quiet() as trace:
            try:
                if source is None:
                    result = executable.call_template_returning_string(None)
                else:
                    result = executable.transform_to_string(xdm_node=source)
            except PySaxonApiError as error:
                what = self._message(executable) or _sentence(str(error))
                unwritable = re.match(r"(Failure writing|Cannot write) to\b", what) is not None
                raise StylesheetError(
                    what,
                    path=self._paths[name],
                    line=_line(trace()),
                    hint="check the free space and the permissions"
                    if unwritable
                    else "mend the text or the stylesheet",
                ) from error
        return result or ""

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._saxon.make_string_value(value)
        if isinstance(value, bool):
            return self._saxon.make_boolean_value(value)
        if isinstance(value, int):
            return self._saxon.make_integer_value(value)
        return self._saxon.make_array(value) if isinstance(value, list) else value

    @staticmethod
    def _message(executable: Any) -> str:
        messages = executable.get_xsl_messages()
        if not messages:
            return ""
        return _sentence(str(messages.item_at(messages.size - 1).string_value))


@contextlib.contextmanager
def _quiet() -> Iterator[Any]:
    """Catch what Saxon prints by itself on the process's standard error."""
    sys.stderr.flush()
    with tempfile.TemporaryFile() as caught:
        kept = os.dup(2)
        os.dup2(caught.fileno(), 2)

        def text() -> str:
            caught.seek(0)
            return caught.read().decode("utf-8", "replace")

        try:
            yield text
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def _line(trace: str) -> int | None:
    match = re.search(r"\bline (\d+)", trace)
    return int(match[1]) if match else None


def _sentence(message: str) -> str:
    return re.sub(r"\s+", " ", message).strip().rstrip(".;")
