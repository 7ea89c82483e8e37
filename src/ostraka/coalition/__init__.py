"""The coalition: parties by authorities, who led, who followed, who never did."""

from ostraka.coalition.book import Book, open_book

__all__ = ["Book", "open_book"]
