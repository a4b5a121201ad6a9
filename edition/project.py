"""An edition's folder: its ``edition.toml``, its texts, and where everything lives."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from edition.errors import ProjectError
from edition.markup import OwnText
from edition.settings import Table, read

SETTINGS = "edition.toml"
WITNESS_VARIABLE = "EDITION_WITNESS"
DATA = Path(__file__).parent / "_data"
REGISTERS = ("persons", "places", "organisations", "documents", "works", "events")
"""The kinds of register, in reading order."""
PICTURES = ("lives", "map", "correspondence", "chronology")
"""What is drawn from the registers, in the order in which it is shown."""
RESERVED = frozenset(
    {"index", "search", "assets", "data", "pagefind", "ledger", "book", *REGISTERS, *PICTURES}
)
"""Names of pages, files and folders that are not texts."""
_KEY = re.compile(r"[a-z][a-z0-9-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_READERS = frozenset({"witness", "restored"})
"""Folders below ``tei`` whose files are a reader's own, wherever they lie."""


@dataclass(frozen=True, slots=True)
class Project:
    """An edition.

    Attributes:
        root: the folder that holds ``edition.toml`` and ``tei/``.
        work: the folder where things are written: ``root``, except for the edition that travels
            in the installed package, which writes to the current folder.
        title: the edition's title.
        uuid: what machines know it by, whatever it is called; made of the title if it has none.
        language: its main language, as a BCP 47 tag.
        texts: the keys of its texts in reading order.
        own: which elements in them hold the edition's own words.
        address: the web address of the folder that its pages are published in, with a final slash;
            None as long as it has none.
        span: the first and the last day of what the chronology shows day by day; None if it is all
            that is dated.
    """

    root: Path
    work: Path
    title: str
    uuid: UUID
    language: str
    texts: tuple[str, ...]
    own: OwnText
    address: str | None = None
    span: tuple[str, str] | None = None

    @classmethod
    def find(cls, folder: Path | None = None) -> Project:
        """The edition in a folder or above it; failing that, the one in the installed package.

        Args:
            folder: where to look; by default the current folder and those above it. A folder
                that is given must itself hold the edition.

        Raises:
            ProjectError: there is none, or its settings are broken.
        """
        if folder is not None:
            if not (folder / SETTINGS).is_file():
                raise ProjectError(
                    f"holds no {SETTINGS}", path=folder, hint="name the folder of an edition"
                )
            return cls.load(folder, folder)
        here = Path.cwd()
        for candidate in (here, *here.parents):
            if (candidate / SETTINGS).is_file():
                return cls.load(candidate, candidate)
        packaged = DATA / "project"
        if (packaged / SETTINGS).is_file():
            return cls.load(packaged, here)
        raise ProjectError(
            f"there is no {SETTINGS} here or above",
            path=here,
            hint="run the command in the folder of an edition, or name one with --project",
        )

    @classmethod
    def load(cls, root: Path, work: Path) -> Project:
        """Read the settings of the edition in ``root``.

        Raises:
            ProjectError: they cannot be read, or something in them is missing or of another kind.
        """
        path = root / SETTINGS
        data = read(path)
        _refuse_links(root)
        edition, editors = Table.of(data, "edition", path), Table.of(data, "editors", path)
        texts = edition.texts("texts")
        if len(set(texts)) != len(texts) or not texts:
            raise ProjectError(
                "“texts” names no text, or one of them twice", path=path, hint="name each once"
            )
        for key in texts:
            if not _KEY.fullmatch(key) or key in RESERVED:
                raise ProjectError(
                    f"“{key}” cannot be the key of a text",
                    path=path,
                    hint="use small letters, digits and hyphens, begin with a letter,"
                    f" and leave {', '.join(sorted(RESERVED))} to the edition’s own pages",
                )
        language = edition.text("language")
        if not _LANGUAGE.fullmatch(language):
            raise ProjectError(
                f"“{language}” is not a language tag", path=path, hint="write it as in en or pt-BR"
            )
        own = editors.texts("own")
        if not own or not all(pointer.startswith("#") for pointer in own):
            raise ProjectError(
                "“own” is not a list of pointers", path=path, hint='write them as in ["#ed"]'
            )
        title = edition.text("title")
        return cls(
            root=root,
            work=work,
            title=title,
            uuid=edition.uuid("uuid") or uuid5(NAMESPACE_URL, f"urn:edition:{title}"),
            language=language,
            texts=texts,
            own=OwnText(resp=frozenset(own)),
            address=edition.address("address"),
            span=edition.days("days"),
        )

    def text(self, key: str) -> Path:
        """The file of a text, as the repository holds it.

        Raises:
            ProjectError: the edition has no such text.
        """
        if key not in self.texts:
            raise ProjectError(
                f"the edition has no text “{key}”", hint=f"it has {', '.join(self.texts)}"
            )
        path = self.root / "tei" / "texts" / f"{key}.xml"
        if not path.is_file():
            raise ProjectError(
                "is missing", path=path, hint=f"restore the file or take {key} out of {SETTINGS}"
            )
        return path

    @property
    def registers(self) -> dict[str, Path]:
        """The files of the registers by their kind, such as ``persons``, in reading order."""
        paths = (self.root / "tei" / "registers" / f"{kind}.xml" for kind in REGISTERS)
        return {path.stem: path for path in paths if path.is_file()}

    @property
    def files(self) -> list[Path]:
        """The files of all texts and registers, in reading order.

        Raises:
            ProjectError: a text is missing.
        """
        return [*map(self.text, self.texts), *self.registers.values()]

    @property
    def figures(self) -> Path:
        """The stylesheet that computes the edition's figures; an edition may have none."""
        return self.root / "tei" / "figures.xsl"

    @property
    def ledger(self) -> Path:
        """The ledger of released identifiers; before the first release there is none."""
        return self.root / "tei" / "ledger.xml"

    def restored(self, key: str) -> Path:
        """Where an editor's complete copy of a text lies; git ignores the folder."""
        return self.work / "tei" / "restored" / f"{key}.xml"

    def manifest(self, key: str) -> Path:
        """The file that describes a text's witness; a text of our own has none."""
        return self.root / "tei" / "manifests" / f"{key}.json"

    def kept_witness(self, key: str) -> Path:
        """Where the edition keeps a reader's copy of a witness; git ignores the folder."""
        return self.work / "tei" / "witness" / f"{key}.txt"

    def witness(self, key: str) -> Path:
        """Where the witness is looked for: where the environment says, or where it is kept."""
        named = os.environ.get(WITNESS_VARIABLE)
        if not named:
            return self.kept_witness(key)
        path = Path(named)
        return path / f"{key}.txt" if path.is_dir() else path

    @property
    def witnessed(self) -> tuple[str, ...]:
        """The keys of the texts that have a witness."""
        return tuple(key for key in self.texts if self.manifest(key).is_file())


def resources(kind: str) -> Path:
    """The engine's own files: ``xslt`` or ``schema``, in the source tree or in the wheel.

    Raises:
        ProjectError: they are not there.
    """
    for path in (DATA / kind, Path(__file__).parent.parent / kind):
        if path.is_dir():
            return path
    raise ProjectError(f"the engine’s {kind} files are missing", hint="install the package again")


def _refuse_links(root: Path) -> None:
    """Refuse an edition whose files are links to others outside of it.

    Raises:
        ProjectError: one of them is.
    """
    if root == DATA / "project":  # some installers make links of a package’s files
        return
    tei = root / "tei"
    for path in (tei, *tei.glob("*"), *tei.glob("*/*")):
        links_out = path.is_symlink() and not path.resolve().is_relative_to(root.resolve())
        if links_out and _READERS.isdisjoint(path.relative_to(root).parts):
            raise ProjectError(
                "is a link that leads out of the edition",
                path=path,
                hint="put the file itself here",
            )
