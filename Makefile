# Two commands do everything: `make stories` and `make test`. The long measurements are
# apart: `make soak`, `make closed-tabs` (docs/reliability.md) and `make bench`
# (docs/performance.md); so is what the docs show: `make pictures` and `make wire`.
# `make docs` makes the site of the docs, `make site` the stories in it, too: static files.
VENV := .venv
PYTHON := $(VENV)/bin/python
PORT ?= 6006
STAMP := $(VENV)/.installed

.PHONY: stories test lint types unit coverage soak closed-tabs histories wire pictures docs site bench clean

stories: $(STAMP)
	$(PYTHON) -m flet_components.stories --port $(PORT)

test: $(STAMP) chromium redis pyodide lint types unit

lint: $(STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

types: $(STAMP)
	$(VENV)/bin/mypy

unit: $(STAMP)
	$(PYTHON) -m pytest --numprocesses=auto --dist=worksteal

coverage: $(STAMP) chromium redis pyodide
	$(PYTHON) -m pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term

soak: $(STAMP)
	$(PYTHON) -m benchmarks.soak

closed-tabs: $(STAMP)
	$(PYTHON) -m benchmarks.closed_tabs

histories: $(STAMP)
	HYPOTHESIS_PROFILE=thorough $(PYTHON) -m pytest tests/test_lifetime_machine.py \
		tests/components/test_battery.py \
		tests/test_random_trees.py \
		--numprocesses=2 --override-ini=timeout=0

wire: $(STAMP) chromium
	$(PYTHON) -m benchmarks.wire --write

pictures: $(STAMP) chromium
	$(PYTHON) -m docs.make_pictures

docs: $(STAMP)
	$(PYTHON) -m docs.site site

site: $(STAMP)
	$(PYTHON) -m flet_components.stories build site/stories stories
	$(PYTHON) -m docs.site site
	@echo "python3 -m http.server --directory site"

bench: $(STAMP) chromium
	$(PYTHON) -m benchmarks.bench $(BENCH)

# Installs again only when what is installed has changed.
$(STAMP): pyproject.toml
	@command -v python3.11 >/dev/null || { echo "python3.11 is needed: apt-get install python3.11 python3.11-venv"; exit 1; }
	test -x $(PYTHON) || python3.11 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq chromium >/dev/null; \
	else \
		echo "chromium is needed for the browser tests: sudo apt-get install chromium"; exit 1; \
	fi

# Only the program: the tests start servers of their own.
.PHONY: redis
redis:
	@command -v redis-server >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq redis-server >/dev/null; \
	else \
		echo "redis-server is needed for the tests of shared sources: sudo apt-get install redis-server"; exit 1; \
	fi

# Pyodide, which the tests run in Node; its version stands in tests/pyodide/package.json.
.PHONY: pyodide
pyodide: $(VENV)/pyodide/.brought

$(VENV)/pyodide/.brought: $(STAMP) $(wildcard tests/pyodide/*.json) tests/pyodide/node.py
	$(PYTHON) -m tests.pyodide.node
	touch $@

clean:
	rm -rf $(VENV) site build benchmarks/.venvs benchmarks/.pictures .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage dist
