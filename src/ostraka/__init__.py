"""Ostraka: who is sanctioned, by whom, since when and under which measure.

The package is library first: the command line, the web and the batch jobs are thin
covers over the same functions. Nothing heavy is imported here, so that
``import ostraka`` and ``ostraka --help`` stay instant.
"""

__version__ = "0.1.0"
