"""Data shipped with the package, each file with its origin written at its head."""

from importlib.resources import files

from ostraka.model import RawFile


def starter_files() -> tuple[RawFile, ...]:
    """The starter book, as the source ``starter`` reads it."""
    name = "starter.yml"
    return (RawFile(name, files(__name__).joinpath(name).read_bytes()),)
