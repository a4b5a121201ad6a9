# Two commands for a stranger: `make edition` and `make test`. Both set themselves up in .venv.
# Python 3.11 or newer is all that has to be there; name another with `make PYTHON=python3.12 …`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: edition test coverage docs clean
.DEFAULT_GOAL := edition

edition: $(VENV)/edition  ## build everything and say where to look
	@$(BIN)/edition validate
	@$(BIN)/edition build

test: $(VENV)/dev  ## run every test that this machine can run; say what was skipped and why
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n auto --dist worksteal $(PYTEST)

coverage: $(VENV)/dev  ## run the tests and say which lines and branches they reach
	@$(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term $(PYTEST)

docs: $(VENV)/dev  ## build the documentation, warnings are errors
	@$(BIN)/sphinx-build -n -W --keep-going -q -b html docs docs/_build/html
	@echo "Look at docs/_build/html/index.html"

clean:  ## remove what was built; the environment, the witness and restored files stay
	rm -rf build dist docs/_build

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=…")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@touch $@

$(VENV)/edition: $(VENV)/made pyproject.toml
	@echo "Setting up (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev: $(VENV)/edition pyproject.toml
	@echo "Setting up the tests (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --group dev
	@touch $@
