"""Screening on several processors: blocks out to workers, answers back in order.

Each worker memory-maps the saved index, so it is in memory once. Only a few blocks are under
way at a time: memory does not grow with the number of queries.
"""

import gc
import math
import multiprocessing
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ostraka.match.config import MatchConfig
from ostraka.match.hit import Hit
from ostraka.match.index import Index, saved
from ostraka.model import Query

if TYPE_CHECKING:
    from ostraka.match.matcher import Matcher

Answer = Callable[[list[Query]], list[list[Hit]]]
_ENCODER = msgspec.msgpack.Encoder()
_HITS = msgspec.msgpack.Decoder(list[list[Hit]])
_QUERIES = msgspec.msgpack.Decoder(list[Query])
_answer: dict[str, Answer] = {}


def screen_in_parallel(
    matcher: "Matcher", queries: Iterator[Query], workers: int, block: int
) -> Iterator[tuple[Query, list[Hit]]]:
    """Each query with its hits, in order, answered by ``workers`` processes over the matcher's index."""
    with _pool(matcher, workers) as pool:
        under_way: deque[tuple[list[Query], Future[bytes]]] = deque()
        while True:
            while len(under_way) < 2 * workers and (chunk := list(islice(queries, block))):
                # the last block is shared out, so that no worker waits for another's
                size = block if len(chunk) == block else math.ceil(len(chunk) / workers)
                for start in range(0, len(chunk), size):
                    part = chunk[start : start + size]
                    under_way.append((part, pool.submit(_work, _ENCODER.encode(part))))
            if not under_way:
                return
            chunk, future = under_way.popleft()
            yield from zip(chunk, _HITS.decode(future.result()), strict=True)


@contextmanager
def _pool(matcher: "Matcher", workers: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that can answer: forked with the index in memory where that is safe, else started anew."""
    if sys.platform == "linux" and sys.version_info < (3, 12) and threading.active_count() == 1:
        _answer["hits"] = matcher.answer
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), settle) as pool:
            yield pool
        return
    with saved(matcher.index) as folder:
        start = (str(folder), msgspec.json.encode(matcher.config))
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start, start) as pool:
            yield pool


def settle() -> None:
    """Spare this process the search for cycles among the millions of words and records it keeps anyway."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _start(folder: str, config: bytes) -> None:
    # A worker needs the matcher, which needs this module: imported here, in the worker alone.
    from ostraka.match.matcher import Matcher

    matcher = Matcher(Index.load(Path(folder)), msgspec.json.decode(config, type=MatchConfig))
    _answer["hits"] = matcher.answer
    settle()


def _work(chunk: bytes) -> bytes:
    return _ENCODER.encode(_answer["hits"](_QUERIES.decode(chunk)))
