"""Lists over HTTP: conditional requests, retries, one clear user agent; or from a folder.

What a server said about a file (ETag, Last-Modified) is kept beside the ledger in
``fetched.json``; losing that file costs one download. It counts only while the ledger still
holds the very bytes the server spoke of.
"""

import hashlib
import time
from collections.abc import Container
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec

import ostraka
from ostraka.errors import InputError, SourceError
from ostraka.model import RawFile, SourceInfo

USER_AGENT = f"ostraka/{ostraka.__version__} (sanctions lists; conditional requests, once a day)"
#: Seconds before the second and third try; authorities' servers often fail for a moment.
PAUSES = (1.0, 5.0)
#: Connect quickly or not at all; SECO's and OFAC's files take minutes on a slow line.
TIMEOUT = httpx.Timeout(300, connect=20)
#: No official list is larger; a server that sends more is not sending a list.
MAX_BYTES = 1_000_000_000


class Known(msgspec.Struct, frozen=True):
    """What a server said of the file it gave us last."""

    etag: str
    modified: str
    sha256: str
    """Of that file."""


class Fetcher:
    """Downloads a source's files, or tells that none has changed."""

    def __init__(
        self, memory: Path, client: httpx.Client | None = None, pauses: tuple[float, ...] = PAUSES
    ) -> None:
        self._memory, self._pauses = memory, pauses
        self._known = _load(memory)
        self._new: dict[str, Known] = {}
        self._client = client or httpx.Client(
            timeout=TIMEOUT, follow_redirects=True, headers={"User-Agent": USER_AGENT}
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, info: SourceInfo, *, held: Container[str] = ()) -> tuple[RawFile, ...] | None:
        """The files of a source, or None where all are those the ledger holds.

        ``held`` are the digests of the ledger's last files of this source; what is not among
        them is downloaded whatever the server says. Raises SourceError.
        """
        answers = [self._get(url, self._conditions(url, held)) for url in info.urls]
        if all(a.status_code == 304 for a in answers):
            return None
        answers = [
            self._get(url, {}) if a.status_code == 304 else a
            for url, a in zip(info.urls, answers, strict=True)
        ]
        names = info.file_names or tuple(Path(urlsplit(url).path).name for url in info.urls)
        files = tuple(RawFile(name, a.content) for name, a in zip(names, answers, strict=True))
        self._new = {
            url: Known(a.headers.get("etag", ""), a.headers.get("last-modified", ""), digest(file))
            for url, a, file in zip(info.urls, answers, files, strict=True)
        }
        return files

    def remember(self, info: SourceInfo) -> None:
        """Keep what the servers said about the files just fetched, once these are in the ledger."""
        self._known |= {url: self._new[url] for url in info.urls}
        temporary = self._memory.with_suffix(".new")
        temporary.write_bytes(msgspec.json.format(msgspec.json.encode(self._known), indent=1))
        temporary.replace(self._memory)

    def _conditions(self, url: str, held: Container[str]) -> dict[str, str]:
        known = self._known.get(url)
        if known is None or known.sha256 not in held:
            return {}
        pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.modified))
        return {name: value for name, value in pairs if value}

    def _get(self, url: str, headers: dict[str, str]) -> httpx.Response:
        problem = ""
        for pause in (*self._pauses, None):
            try:
                answer = self._download(url, headers)
                if answer.status_code in (200, 304):
                    return answer
                problem = f"answered {answer.status_code} {answer.reason_phrase}"
                if answer.status_code < 500 and answer.status_code != 429:
                    break  # asking again will not help
            except httpx.HTTPError as error:
                problem = f"could not be reached ({error or type(error).__name__})"
            if pause is not None:
                time.sleep(pause)
        raise SourceError(
            problem,
            where=url,
            hint="try later, or download it by hand and `ostraka ingest` it; yesterday's list stays",
        )

    def _download(self, url: str, headers: dict[str, str]) -> httpx.Response:
        with self._client.stream("GET", url, headers=headers) as answer:
            content = bytearray()
            for chunk in answer.iter_bytes():
                content += chunk
                if len(content) > MAX_BYTES:
                    raise SourceError(f"sends more than {MAX_BYTES:,} bytes: no list is that long", where=url)
        return httpx.Response(
            answer.status_code,
            headers=[
                (k, v) for k, v in answer.headers.items() if k not in ("content-encoding", "content-length")
            ],
            content=bytes(content),
            request=answer.request,
        )


def from_folder(info: SourceInfo, folder: Path) -> tuple[RawFile, ...]:
    """A source's files by their own names in a folder (air-gapped use); empty if none is there.

    Raises InputError when some are there and others are not.
    """
    paths = [folder / name for name in info.file_names]
    found = [path for path in paths if path.is_file()]
    if not found:
        return ()
    if len(found) < len(paths):
        missing = ", ".join(p.name for p in paths if p not in found)
        raise InputError(
            f"files missing: {missing}", where=str(folder), hint=f"{info.key} needs all of its files"
        )
    return tuple(RawFile(path.name, path.read_bytes()) for path in found)


def digest(file: RawFile) -> str:
    """Hex sha256 of a file, by which the fetcher knows it again."""
    return hashlib.sha256(file.data).hexdigest()


def _load(memory: Path) -> dict[str, Known]:
    try:
        return msgspec.json.decode(memory.read_bytes(), type=dict[str, Known])
    except (OSError, ValueError):
        return {}  # a cache: without it everything is downloaded once more
