# The way in for people: `make help` lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
SECONDS := 60
SAMPLE := samples/hwb-2024-05-14.txt
BASE_STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-test
DEV_STAMP := $(VENV)/.installed-dev
FUZZ_STAMP := $(VENV)/.installed-fuzz
GATES_STAMP := $(VENV)/.installed-gates

.DEFAULT_GOAL := help
.PHONY: help demo test docs check format golden schema samples images accuracy copies scoreboard corpus letters readers formats bench
.PHONY: fuzz megabytes coverage mutants dist-test lock audit sbom clean

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | while IFS="$$(printf '\t')" read -r name words; do printf '  make %-10s %s\n' "$$name" "$$words"; done

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
	MINUTES_EXTRACT_GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py tests/test_bodies.py tests/test_compare_bodies.py
	@git diff --stat -- tests/golden tests/bodies || true

schema: $(BASE_STAMP) ## write schemas/minutes-record-1.schema.json anew
	$(BIN)/minutes-extract schema > schemas/.new && mv schemas/.new schemas/minutes-record-1.schema.json

samples: $(DEV_STAMP) ## make the sample PDFs, DOCX and ODT anew from samples/source
	$(BIN)/python samples/make_pdfs.py
	$(BIN)/python samples/make_documents.py

images: $(DEV_STAMP) ## make the pictures of pages in docs/images anew; needs Chromium
	$(BIN)/python docs/images/make_images.py

accuracy: $(BASE_STAMP) ## score against the gold records and the truth about copies in ../shared, where they are
	@if [ -d $(SHARED)/gold ]; then $(BIN)/python benchmarks/accuracy.py $(SHARED); \
	else echo 'There is no $(SHARED)/gold here: nothing to score.'; fi
	@if [ -d $(SHARED)/evaluation ]; then $(BIN)/python benchmarks/copies.py truth $(SHARED); \
	else echo 'There is no $(SHARED)/evaluation here: no copies to score.'; fi

copies: $(DEV_STAMP) ## score the search for copies on generated noise beside datasketch and rapidfuzz
	$(BIN)/python benchmarks/copies.py noise

scoreboard: $(BASE_STAMP) ## the same, and write the figures to docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py $(SHARED) --write

corpus: $(BASE_STAMP) ## parse every file of ../shared/corpus and count what came of them
	$(BIN)/python benchmarks/corpus.py $(SHARED)/corpus

letters: $(BASE_STAMP) ## check that no letter of the PDFs in ../shared/corpus is lost
	$(BIN)/python benchmarks/letters.py $(SHARED)/corpus

readers: $(BASE_STAMP) ## compare the records of PDFium and pdfplumber on the PDFs in ../shared/corpus
	$(BIN)/python benchmarks/readers.py $(SHARED)/corpus

formats: $(BASE_STAMP) ## compare the records of minutes that ../shared/corpus holds in two formats
	$(BIN)/python benchmarks/formats.py $(SHARED)

bench: $(DEV_STAMP) ## measure start-up, speed, diff and batch, on ../shared/corpus or else on the samples
	$(BIN)/python benchmarks/bench.py $(wildcard $(SHARED)/corpus)
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/archive.py $(SHARED)/corpus

fuzz: $(FUZZ_STAMP) ## try mutated documents for SECONDS=60, and keep what fails in tests/fuzzing/found
	PYTHONPATH=tests $(BIN)/python -m fuzzing --seconds $(SECONDS)

megabytes: $(TEST_STAMP) ## parse megabytes of the worst kinds, each within 60 s and 2 GiB
	PYTHONPATH=tests $(BIN)/python benchmarks/megabytes.py

coverage: export COVERAGE_FILE = $(CURDIR)/build/coverage/data
coverage: $(GATES_STAMP) ## measure branch coverage of src, in subprocesses too
	rm -rf build/coverage && mkdir -p build/coverage
	$(BIN)/coverage run -m pytest -n auto -k 'not no_room_for_the_outputs' # that one leaves no room for the data either
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutants: $(DEV_STAMP) ## put 500 small faults into segmenting, detecting and compare: do the tests notice?
	$(BIN)/python benchmarks/mutants.py

dist-test: $(GATES_STAMP) ## run the sdist's tests on the wheel in a clean environment; PYTHON=python3.12 names another Python
	rm -rf build/dist && $(BIN)/python -m build --outdir build/dist
	$(PYTHON) -m venv build/dist/env
	build/dist/env/bin/python -m pip install --quiet --disable-pip-version-check "$$(echo build/dist/*.whl)[test]"
	tar -xf build/dist/*.tar.gz -C build/dist && rm -rf build/dist/minutes_extract-*/src
	cd build/dist/minutes_extract-*/ && ../env/bin/python -m pytest -n auto

lock: ## pin what CI installs anew, in requirements.lock
	printf 'hatchling\neditables\n' | uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes \
		--no-annotate --custom-compile-command 'make lock' --extra dev -o requirements.lock pyproject.toml -

audit: $(GATES_STAMP) ## look up what CI installs in the database of known vulnerabilities
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r requirements.lock

sbom: $(GATES_STAMP) ## write the software bill of materials of an installation: build/sbom.cdx.json
	rm -rf build/sbom && $(PYTHON) -m venv build/sbom && build/sbom/bin/python -m pip install --quiet --disable-pip-version-check .
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o build/sbom.cdx.json build/sbom/bin/python

clean: ## remove .venv and caches
	rm -rf $(VENV) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed; name one with PYTHON=python3.11' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

ifdef LOCKED # exactly what CI has, every package held against its hash: make test LOCKED=1
$(BASE_STAMP) $(TEST_STAMP) $(DEV_STAMP) &: pyproject.toml requirements.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(BASE_STAMP) $(TEST_STAMP) $(DEV_STAMP)
else
$(BASE_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(TEST_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(BASE_STAMP)

$(DEV_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(TEST_STAMP) $(BASE_STAMP)
endif

$(FUZZ_STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	@touch $@ $(TEST_STAMP) $(BASE_STAMP)

$(GATES_STAMP): $(DEV_STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,gates]'
	@touch $@
