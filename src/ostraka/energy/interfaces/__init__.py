"""The official interfaces, one a file; :mod:`ostraka.energy.refresh` lists them."""
