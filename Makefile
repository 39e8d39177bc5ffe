# make audit and make test need Python 3.11 or later, make, and a C compiler with the Python headers (durable-rules is built
# from source on CPython 3.11 and 3.12). Nothing but PyPI is reached. PYTHON=… and VENV=… choose another Python and folder.

FOUND := $(shell for python in python3.12 python3.11 python3 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
PYTHON ?= $(FOUND)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LOCKED := install --require-hashes --no-build-isolation
MONTH := fixtures/2012-12
AS_AT := 2012-12-12

.PHONY: help audit test lint format docs lock bench clean
.DELETE_ON_ERROR:

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

audit: $(VENV)/ready-run ## install what is locked and audit the fictional month
	$(BIN)/practice-audit run $(MONTH) --as-at $(AS_AT)

test: lint ## everything that must hold before a change is accepted
	$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/ready-dev ## ruff, mypy and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/ready-dev ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/ready-run ## write docs/procedure/ and the layout in docs/records.md again
	$(BIN)/python -m practice_audit.reports.layout_page docs/records.md
	$(BIN)/python -m practice_audit.examples.procedure docs/procedure

bench: $(VENV)/ready-run ## time the audit of a made-up authority, and the reading of each format
	$(BIN)/python tests/bench.py

# --universal: one file for every Python and platform. `run` before `dev`, which must not differ from it.
lock: $(VENV)/made ## look for newer dependencies and lock them with hashes
	$(PIP) install uv
	$(call compile,build,requirements/build.in)
	$(call compile,run,pyproject.toml)
	$(call compile,dev,pyproject.toml --extra dev --constraints requirements/run.txt)

compile = $(BIN)/uv pip compile $(2) --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --output-file requirements/$(1).txt

clean: ## remove what make and the tools made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find engine tests -name __pycache__ -prune -exec rm -rf {} +

# Empty files say what is done, so that a second `make` installs nothing.
$(VENV)/made: requirements/build.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later was not found. Install it, or say where it is: make audit PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "Making $(VENV) with $(PYTHON) and installing what is locked in requirements/ (about a minute, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) $(LOCKED) -r requirements/build.txt
	@touch $@

$(VENV)/ready-run: $(VENV)/made requirements/run.txt pyproject.toml
	@$(PIP) $(LOCKED) -r requirements/run.txt || { echo "If durable-rules did not build: it needs a C compiler and the Python headers (Debian: apt-get install gcc python3-dev)." >&2; exit 2; }
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready-run requirements/dev.txt
	@$(PIP) $(LOCKED) -r requirements/dev.txt
	@touch $@
