"""The kinds of arrays the engine is made of, and the few steps numpy has no name for."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]
U64 = NDArray[np.uint64]
F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Bools = NDArray[np.bool_]
Texts = NDArray[np.object_]
Arrays = dict[str, NDArray[Any]]


def spread(starts: NDArray[Any], counts: NDArray[Any]) -> I64:
    """The positions ``start, start + 1, ...`` of each run of that many, end to end.

    >>> spread(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.repeat(starts - (ends - counts), counts) + np.arange(total), np.int64)


def distinct(values: I64) -> I64:
    """The values in order, each once; where few are the same, faster than ``np.unique``.

    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values)
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered[new]


def greatest(left: NDArray[Any], right: NDArray[Any], bounds: NDArray[Any]) -> tuple[I32, I32, F32]:
    """The pairs, each once, in order, with the greatest of its bounds."""
    pairs = left.astype(np.int64) << 32 | right
    order = np.lexsort((bounds, pairs))
    pairs, bounds = pairs[order], bounds[order]
    last = np.ones(len(pairs), bool)
    last[:-1] = pairs[1:] != pairs[:-1]
    return *unpacked(pairs[last]), bounds[last].astype(np.float32)


def unpacked(pairs: I64) -> tuple[I32, I32]:
    """The two numbers of each pair packed as ``left << 32 | right``."""
    return (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32)


def texts(values: list[str]) -> Texts:
    """The texts as an array to pick from."""
    array = np.empty(len(values), object)
    array[:] = values
    return array


def mapped(path: Path) -> NDArray[Any]:
    """The array of a file, memory-mapped; a plain array to the reader, which is faster to pick from."""
    return np.asarray(np.load(path, mmap_mode="r"))
