"""The index of a list: its parties, their names as sparse arrays, their identifiers.

Built from records, saved as a folder of plain arrays and opened by memory-mapping; never
pickled, so a file of another's making can do no more than be refused. The ``id`` stands for
the content: the same records, configuration and code give the same id on any machine.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np

from ostraka.errors import MalformedFile
from ostraka.match.config import MatchConfig
from ostraka.match.shelf import Row, Shelf
from ostraka.model import Identifier, Kind, Name, Record
from ostraka.model.record import encode
from ostraka.text.identifiers import identifier_key
from ostraka.text.names import Reading, readings, split_words

FORMAT = 10
#: Fields that play no part in matching.
_LEFT_OUT: dict[str, tuple[()]] = dict.fromkeys(
    ("designations", "titles", "positions", "contacts", "relations", "attributes", "notes"), ()
)


class Meta(msgspec.Struct, frozen=True):
    """What the folder holds, to be read before anything else."""

    format: int
    id: str
    config: str
    """Digest of the configuration it was built for."""
    records: int
    files: dict[str, tuple[int, int]]
    """Size and CRC-32 of every other file."""


class Index:
    """The parties of one or more lists, ready to be asked."""

    def __init__(
        self, id: str, config: MatchConfig, people: Shelf, others: Shelf, parties: "Parties"
    ) -> None:
        self.id, self.config, self.people, self.others, self.parties = id, config, people, others, parties
        self.folder: Path | None = None
        """Where it is saved, if it is."""
        self._identifiers: dict[str, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.parties)

    @classmethod
    def build(cls, records: Iterable[Record], config: MatchConfig | None = None) -> "Index":
        """The index of these records, whatever order they come in.

        Weak aliases are kept to confirm a hit but are not searched.
        """
        config = config or MatchConfig()
        slim = sorted((_slim(r) for r in records), key=lambda r: (r.source, r.id))
        bodies = [encode(r) for r in slim]
        people: list[Row] = []
        others: list[Row] = []
        for number, record in enumerate(slim):
            person = record.kind is Kind.PERSON
            rows = people if person else others
            for place, name in enumerate(record.names):
                if not name.weak:
                    rows += [Row(number, place, r) for r in name_readings(name, person)]
        return cls(
            _digest(bodies, config),
            config,
            Shelf.build(people, True),
            Shelf.build(others, False),
            Parties.of(bodies),
        )

    def record(self, number: int) -> Record:
        """The record of that number, without what plays no part in matching."""
        return self.parties[number]

    def with_identifier(self, identifier: Identifier) -> list[int]:
        """Numbers of the records that carry this identifier."""
        if self._identifiers is None:
            self._identifiers = {}
            for number in range(len(self)):
                for held in self.record(number).identifiers:
                    if key := identifier_key(held):
                        self._identifiers.setdefault(key, []).append(number)
        key = identifier_key(identifier)
        return self._identifiers.get(key, []) if key else []

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``, replacing one that is there."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "meta.json").unlink(missing_ok=True)
        self.people.save(folder, "people")
        self.others.save(folder, "others")
        self.parties.save(folder)
        (folder / "config.json").write_bytes(msgspec.json.encode(self.config))
        files = {p.name: _check(p) for p in sorted(folder.iterdir()) if p.name != "meta.json"}
        meta = Meta(FORMAT, self.id, self.config.digest, len(self), files)
        (folder / "meta.json").write_bytes(msgspec.json.encode(meta))

    @classmethod
    def load(cls, folder: Path) -> "Index":
        """The index saved in ``folder``, memory-mapped.

        Raises MalformedFile, naming the file, where it is of another version or damaged.
        """
        meta = _meta(folder)
        for name, expected in meta.files.items():
            path = folder / name
            if not path.is_file() or _check(path) != expected:
                raise MalformedFile("the index is damaged", where=str(path), hint="build it again")
        config = msgspec.json.decode((folder / "config.json").read_bytes(), type=MatchConfig)
        people, others = Shelf.load(folder, "people", True), Shelf.load(folder, "others", False)
        index = cls(meta.id, config, people, others, Parties.load(folder))
        index.folder = folder
        return index


@contextmanager
def saved(index: Index) -> Iterator[Path]:
    """The folder the index is saved in; a temporary one where it is in memory alone."""
    if index.folder is not None:
        yield index.folder
        return
    with TemporaryDirectory(prefix="ostraka-index-") as folder:
        index.save(Path(folder))
        yield Path(folder)


class Parties(Sequence[Record]):
    """Records as JSON end to end, each read when asked for."""

    def __init__(self, ends: "np.ndarray[tuple[int], np.dtype[np.int64]]", bodies: bytes | mmap) -> None:
        self._ends, self._bodies = ends, bodies
        self._decoder = msgspec.json.Decoder(Record)
        self._read: dict[int, Record] = {}

    @classmethod
    def of(cls, bodies: Sequence[bytes]) -> "Parties":
        """The sequence of these encoded records."""
        return cls(np.cumsum([0, *map(len, bodies)], dtype=np.int64), b"".join(bodies))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> Record:  # type: ignore[override]
        known = self._read.get(number)
        if known is None:
            known = self._decoder.decode(bytes(self._bodies[self._ends[number] : self._ends[number + 1]]))
            if len(self._read) < 1 << 16:
                self._read[number] = known
        return known

    def save(self, folder: Path) -> None:
        """Write the records' two files."""
        np.save(folder / "parties.ends.npy", self._ends)
        (folder / "parties.json").write_bytes(self._bodies)

    @classmethod
    def load(cls, folder: Path) -> "Parties":
        """The records written by :meth:`save`, memory-mapped."""
        path = folder / "parties.json"
        with path.open("rb") as file:
            bodies = mmap(file.fileno(), 0, access=ACCESS_READ) if path.stat().st_size else b""
        return cls(np.load(folder / "parties.ends.npy", mmap_mode="r"), bodies)


def name_readings(name: Name, person: bool) -> tuple[Reading, ...]:
    """The readings of a listed name; the order is settled where the list tells the family name."""
    found = readings(name.full, person)
    if person and name.family and (name.given or name.middle):
        width = len(split_words(name.family))
        ends = name.full.endswith(name.family)
        return tuple(
            msgspec.structs.replace(r, settled=True, family=width if ends and width < len(r.tokens) else 0)
            for r in found
        )
    return found


def _slim(record: Record) -> Record:
    return msgspec.structs.replace(record, updated_on=None, **_LEFT_OUT)


def _digest(bodies: Sequence[bytes], config: MatchConfig) -> str:
    digest = hashlib.sha256(f"ostraka index {FORMAT} {config.digest}\n".encode())
    for body in bodies:
        digest.update(body + b"\n")
    return digest.hexdigest()[:16]


def _check(path: Path) -> tuple[int, int]:
    return path.stat().st_size, zlib.crc32(path.read_bytes())


def _meta(folder: Path) -> Meta:
    path = folder / "meta.json"
    try:
        meta = msgspec.json.decode(path.read_bytes(), type=Meta)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise MalformedFile("there is no whole index here", where=str(path), hint="build it again") from error
    if meta.format != FORMAT:
        raise MalformedFile(
            f"the index has format {meta.format}, this version reads {FORMAT}",
            where=str(path),
            hint="build it again",
        )
    return meta
