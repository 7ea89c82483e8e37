"""Opening zipped list files without being harmed by one."""

import io
import zipfile

from ostraka.errors import MalformedFile, UnsafeFile
from ostraka.model import RawFile

#: The largest official list unpacked is about 120 MB (OFAC advanced XML); ten times that is an attack.
MAX_UNPACKED = 1_200_000_000
#: Real XML lists shrink up to 30-fold; a zip bomb, a thousandfold.
MAX_RATIO = 200


def unpack(files: tuple[RawFile, ...]) -> tuple[RawFile, ...]:
    """The files with every zip archive replaced by its members; others, workbooks too, as they are.

    A workbook is a zip archive as well: it is checked for a bomb, but stays whole.

    Raises UnsafeFile for bombs and encrypted archives, MalformedFile for damaged ones.
    """
    result: list[RawFile] = []
    for file in files:
        result += _members(file) if file.data[:4] == b"PK\x03\x04" else [file]
    return tuple(result)


def _is_workbook(names: list[str]) -> bool:
    return "xl/workbook.xml" in names or "content.xml" in names


def _members(file: RawFile) -> list[RawFile]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except zipfile.BadZipFile as error:
        raise MalformedFile(
            f"damaged zip archive ({error})", where=file.name, hint="download it again"
        ) from None
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(file.data), 10_000):
            raise UnsafeFile(
                f"would unpack {len(file.data):,} bytes to {unpacked:,}: a zip bomb", where=file.name
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnsafeFile("the archive is encrypted", where=file.name, hint="unpack it first")
        if _is_workbook([entry.filename for entry in entries]):
            return [file]
        try:
            return [RawFile(f"{file.name}/{entry.filename}", archive.read(entry)) for entry in entries]
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise MalformedFile(
                f"damaged zip archive ({error})", where=file.name, hint="download it again"
            ) from None
