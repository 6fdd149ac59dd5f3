# The way in for people: `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
SAMPLE := samples/hwb-2024-05-14.txt
BASE_STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-test
DEV_STAMP := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help demo test docs check format golden schema samples images accuracy scoreboard corpus letters readers bench clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r name words; do printf '  make %-10s %s\n' "$$name" "$$words"; done

demo: $(BASE_STAMP) ## install into .venv, read a sample and show what was found
	@echo
	@echo '$$ minutes-extract parse $(SAMPLE) --format markdown'
	@echo
	@$(BIN)/minutes-extract parse $(SAMPLE) --format markdown
	@echo 'The whole record, as JSON: $(BIN)/minutes-extract parse $(SAMPLE)'

test: $(TEST_STAMP) ## install into .venv and run all tests
	$(BIN)/python -m pytest -n auto

docs: $(DEV_STAMP) ## build the documents as a site, in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo 'Open site/index.html; to search it too: python3 -m http.server --directory site'

check: $(DEV_STAMP) ## lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(DEV_STAMP) ## mend formatting and what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden: $(TEST_STAMP) ## write the golden records anew; review the difference
	MINUTES_EXTRACT_GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py
	@git diff --stat -- tests/golden || true

schema: $(BASE_STAMP) ## write schemas/minutes-record-1.schema.json anew
	$(BIN)/minutes-extract schema > schemas/.new && mv schemas/.new schemas/minutes-record-1.schema.json

samples: $(DEV_STAMP) ## make the sample PDFs, DOCX and ODT anew from samples/source
	$(BIN)/python samples/make_pdfs.py
	$(BIN)/python samples/make_documents.py

images: $(DEV_STAMP) ## make the pictures of pages in docs/images anew; needs Chromium
	$(BIN)/python docs/images/make_images.py

accuracy: $(BASE_STAMP) ## score against the gold records in ../shared, where they are
	@if [ -d $(SHARED)/gold ]; then $(BIN)/python benchmarks/accuracy.py $(SHARED); \
	else echo 'There is no $(SHARED)/gold here: nothing to score.'; fi

scoreboard: $(BASE_STAMP) ## the same, and write the figures to docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py $(SHARED) --write

corpus: $(BASE_STAMP) ## parse every file of ../shared/corpus and count what came of them
	$(BIN)/python benchmarks/corpus.py $(SHARED)/corpus

letters: $(BASE_STAMP) ## check that no letter of the PDFs in ../shared/corpus is lost
	$(BIN)/python benchmarks/letters.py $(SHARED)/corpus

readers: $(BASE_STAMP) ## compare the records of PDFium and pdfplumber on the PDFs in ../shared/corpus
	$(BIN)/python benchmarks/readers.py $(SHARED)/corpus

bench: $(DEV_STAMP) ## measure start-up, speed, diff and batch, on ../shared/corpus or else on the samples
	$(BIN)/python benchmarks/bench.py $(wildcard $(SHARED)/corpus)
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/archive.py $(SHARED)/corpus

clean: ## remove .venv and caches
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed; name one with PYTHON=python3.11' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(BASE_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(TEST_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(BASE_STAMP)

$(DEV_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(TEST_STAMP) $(BASE_STAMP)
