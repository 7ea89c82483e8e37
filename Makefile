# One word a task. `make demo` and `make test` need only Python 3.11 or later, make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What the tests need (pyproject.toml).
EXTRAS := dev,postgresql
# What the tests get besides: `make test PYTEST_ARGS='-k ledger'`
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types format docs docs-serve reference bench bench-million bench-peer learn clean

help:  ## show this list
	@echo "Start with: make demo"
	@awk 'match($$0, /^[a-z-]+:.*## /) {split($$1, t, ":"); printf "  make %-12s %s\n", t[1], substr($$0, RSTART + RLENGTH)}' \
		$(MAKEFILE_LIST)

setup: $(VENV)/.done  ## make .venv with everything the tests need

# $(call install,EXTRAS) runs pip and shows that it is alive: a dot every two seconds.
define install
	@$(BIN)/python -m pip install -qq --no-input --disable-pip-version-check -c constraints.txt -e '.[$(1)]' & pid=$$!; \
	while kill -0 $$pid 2>/dev/null; do printf .; sleep 2; done; echo; wait $$pid
endef

$(VENV)/.done: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "this Python lacks venv (Debian, Ubuntu: apt-get install python3-venv)"; exit 1; }
	@printf 'setting up $(VENV), once, about a minute '
	@$(PYTHON) -m venv $(VENV)
	$(call install,$(EXTRAS))
	@touch $@

$(VENV)/.docs: $(VENV)/.done
	@printf 'setting up what the documentation needs, once '
	$(call install,docs)
	@touch $@

demo: setup  ## the main job in a minute: lists, screening, history, as-of
	@$(BIN)/python examples/demo.py

test: setup  ## the whole suite
	@$(BIN)/python -m pytest -n 2 $(PYTEST_ARGS)

lint: setup  ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: setup  ## let ruff put the code in form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: setup  ## mypy, strict
	@$(BIN)/mypy

reference: setup  ## write docs/reference anew from the code
	@$(BIN)/python docs/generate.py

docs: $(VENV)/.docs reference  ## build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "site/index.html"

docs-serve: $(VENV)/.docs reference  ## read the documentation at http://127.0.0.1:8000
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve

bench: setup  ## measures on the real files of ../shared: the ledger, the quality and speed of matching (benchmarks/)
	@$(BIN)/python -m benchmarks.ledger.replay
	@$(BIN)/python -m benchmarks.quality.measure ../shared
	@$(BIN)/python -m benchmarks.speed.measure ../shared

bench-million: setup  ## a million customers against every list, and a list of a million parties; ten minutes
	@$(BIN)/python -m benchmarks.speed.million ../shared

$(VENV)/peer/.done: $(VENV)/.done
	@printf 'setting up nomenklatura in an environment of its own (it needs a compiler and the headers of ICU)\n'
	@$(PYTHON) -m venv $(VENV)/peer
	@$(VENV)/peer/bin/python -m pip install -qq --no-input --disable-pip-version-check nomenklatura==4.17.4
	@touch $@

bench-peer: $(VENV)/peer/.done  ## the quality of matching beside nomenklatura's, on the same data in the same run
	@$(BIN)/python -m benchmarks.quality.beside ../shared --peer $(VENV)/peer/bin/python

learn: setup  ## learn the evidence of matching from the lists in ../shared and write src/ostraka/data/evidence.json and its picture
	@$(BIN)/python -m benchmarks.quality.learn ../shared/lists
	@$(BIN)/python -m benchmarks.quality.learn ../shared/lists --calibrate
	@$(BIN)/python -m benchmarks.quality.plot

clean:  ## remove what these tasks made
	rm -rf $(VENV) .demo build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
