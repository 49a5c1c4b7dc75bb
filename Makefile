# Every target works from a fresh clone with only Python 3.11 or later (PYTHON=... names another one).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check lint format benchmark pictures clean

run: .venv/installed
	@$(BIN)/modviz

test: .venv/installed-dev
	$(BIN)/pytest

check: lint test

lint: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

benchmark: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks

pictures: .venv/installed-dev
	$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv

.venv/installed: pyproject.toml
	@echo "Installing modviz into .venv; this takes a minute the first time."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml
	@echo "Installing modviz, and what its tests need, into .venv; this takes a minute the first time."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ .venv/installed
