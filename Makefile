# make demo: a served, seeded program.  make test: everything that must hold.
PYTHON := $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
export PYTHONUTF8 = 1

.PHONY: help demo test check bench soak papers law clean
help:                ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

demo: .venv/runtime  ## serve a fictitious province on SQLite
	$(BIN)/legalaid demo

test: check          ## house rules, types, and every test
	$(BIN)/pytest -n 2 --dist loadgroup

check: .venv/dev     ## what a reader of the code would object to
	.ci/prepare
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev     ## speed, as ratios in one run
	$(BIN)/python -m benchmarks.run

soak: .venv/dev      ## the long runs; writes their figures
	$(BIN)/python -m benchmarks.soak

papers: .venv/dev    ## build every Word template from its source
	$(BIN)/python docs_templates/build.py

law: .venv/runtime   ## write docs/law.md from the workflows
	$(BIN)/legalaid law pages > docs/law.md

clean:               ## forget what was installed and made here
	rm -rf .venv build dist instance *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "legalaid needs Python 3.11 or newer."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/runtime: .venv/bin/python requirements.txt setup.cfg pyproject.toml
	$(BIN)/pip install --disable-pip-version-check -e .
	@touch $@

.venv/dev: .venv/runtime
	$(BIN)/pip install --disable-pip-version-check -e '.[dev,browser]'
	@touch $@
