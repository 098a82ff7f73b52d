# Every target works on a fresh machine with Python 3.11 or newer: it makes its own environment from the lock first.
# Another Python gets an environment of its own: make test PYTHON=python3.13

PYTHON ?= python3
VENV ?= $(if $(filter python3,$(PYTHON)),.venv,.venv-$(notdir $(PYTHON)))
RESULTS ?= results/demo
APP ?=

BIN := $(VENV)/bin
PACKAGES := simulation scenarios experiments app
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-annotate --quiet --upgrade --group build

.DEFAULT_GOAL := help
.PHONY: help demo app test check bench lock clean

help:  ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-8s%s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.user  ## Compare implementing a change with creating it together, and write the report
	$(BIN)/culture compare implementation co_creation --out $(RESULTS) --force

app: $(VENV)/.user  ## Open the pages in a browser
	$(BIN)/culture app $(APP)

test: $(VENV)/.development  ## Run all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.development  ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES)
	$(BIN)/lint-imports --no-cache

bench: $(VENV)/.development  ## Measure how fast the engine is
	$(BIN)/python -m tests.benchmarks.bench

lock: $(VENV)/.development  ## Choose the newest versions of all libraries that fit together
	$(COMPILE) --extra app --output-file requirements.txt
	$(COMPILE) --extra app --extra cluster --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean:  ## Remove the environment and what tools left behind; results stay
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(PACKAGES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps tell that the environment holds what the lock says; the environment for development holds that of the user as well.
$(VENV)/.user: requirements.txt pyproject.toml | $(BIN)/python
	$(call install,requirements.txt)

$(VENV)/.development: requirements-dev.txt pyproject.toml | $(BIN)/python
	$(call install,requirements-dev.txt)
	touch $(VENV)/.user

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.13 …"; exit 2; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

define install
$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(1)
$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
touch $@
endef
