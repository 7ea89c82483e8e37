"""``python -m ostraka`` is ``ostraka``."""

from ostraka.cli.main import run

if __name__ == "__main__":
    run()
