# Everything runs in a virtual environment of its own (.venv), made on first use.
PYTHON ?= python3
BIN := .venv/bin
URL := http://127.0.0.1:8000
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run smoke test lint types imports unit format schema quality floor accuracy bench bench-server bench-bulk bulk-test openapi-lint release-contract clients-test snippets-test docs-test fault-gate container-test lock node-test page-unit page-browser page-test pictures deploy-test image clean

help:  ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed  ## Start the service, read an example report with it, and keep it running
	@$(BIN)/vnreport serve & server=$$!; trap 'kill $$server 2>/dev/null; wait $$server' EXIT; trap 'exit 0' INT TERM; \
	$(BIN)/vnreport ask openapi/examples/bao-cao-thang.txt --url $(URL) --wait 60 --table && kill -0 $$server && \
	{ test -n "$(ONCE)" || { echo; echo "Open $(URL) in a browser (API: $(URL)/docs); Ctrl-C stops it."; wait $$server; }; }

smoke:  ## The same as run, but stop after the example
	@$(MAKE) --no-print-directory run ONCE=1

test: lint types imports unit  ## Everything that CI runs: lint, types, imports, tests

lint: .venv/tested  ## Style (ruff)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/tested  ## Types (mypy --strict)
	$(BIN)/mypy

imports: .venv/tested  ## Imports point down the layers (import-linter)
	$(BIN)/lint-imports

unit: .venv/tested  ## Tests (pytest)
	$(BIN)/python -m pytest

format: .venv/tested  ## Rewrite the code in the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: .venv/tested  ## Bring openapi/, the client's types and what docs/ quotes up to date with the program
	$(BIN)/vnreport schema openapi
	$(BIN)/python -m tests.client_types
	$(BIN)/ruff format --quiet service/client/answers.py
	$(BIN)/python -m tests.docs.fill

quality: .venv/installed  ## Scores on the annotated reports in ../shared, if they are there
	$(BIN)/vnreport evaluate ../shared/reports ../shared/gold

floor: .venv/tested  ## Raise tests/quality_floor.json to the scores reached today
	$(BIN)/python -m tests.floor

accuracy: floor  ## Write the measured tables of docs/accuracy.md anew
	$(BIN)/python -m tests.accuracy

bench: .venv/installed  ## Speed beside others, stages, growth, crafted texts, start: every bar of the analysis
	$(BIN)/python -m benchmarks.analysis

bench-server: .venv/installed  ## Load, overload, memory, shutdown: every bar of the server, in four minutes
	$(BIN)/python -m benchmarks.server

openapi-lint: openapi/node_modules/.installed  ## The contract under redocly and spectral, every rule an error (Node)
	cd openapi && REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true npm run --silent lint

release-contract: .venv/installed schema  ## Keep today's contract as that of the version in service/version.py
	cp openapi/openapi.json openapi/released/$$($(BIN)/python -c 'from service.version import __version__ as v; print(v)').json

clients-test: .venv/clients examples/clients/typescript/node_modules/.installed  ## Clients made from the contract read the examples; a consumer's pact is kept (Node)
	$(BIN)/python -m pytest tests/clients/generated.py tests/clients/pact.py

snippets-test: .venv/tested  ## The first calls of docs/first-call.md, run (Node, a JDK, Go, curl and jq: those that are here)
	$(BIN)/python -m pytest tests/docs/snippets.py

bulk-test: .venv/bulk  ## Dask and Spark give the records of the plain function (Java 17 or later)
	$(BIN)/python -m pytest tests/bulk/engines.py

bench-bulk: .venv/bulk  ## Dask and Spark against a pool of this machine, and what a report costs (Java 17 or later)
	$(BIN)/python -m benchmarks.bulk

docs-test: .venv/tested  ## Commands of the documents that write files or take seconds, in a copy of the project
	$(BIN)/python -m pytest tests/docs/slow.py

fault-gate: .venv/tested  ## Seed faults into the application; fails unless the contract's checks find them (a minute)
	$(BIN)/python -m tests.contract.gate

container-test: .venv/deploy  ## Build the image and run it locked up, with buildah, podman and runc (root; Debian packages)
	@$(BIN)/python -m tests.deploy.engine
	$(BIN)/python -m pytest tests/deploy/container.py -s

deploy-test: .venv/deploy  ## Manifests and the proxy's configuration, with mistakes seeded (nginx and openssl: Debian packages)
	$(BIN)/python -m pytest tests/deploy/manifests.py tests/deploy/job.py tests/deploy/proxy.py

lock: .venv/tested  ## Bring requirements/ (hashes of all that the image installs) up to date with pyproject.toml
	@$(PIP) uv==0.13.8
	$(BIN)/python -m tests.lock

node-test: .venv/installed  ## Offsets in JavaScript: spans against slices of the text, by a running service (Node)
	node --test tests/node/

page-unit:  ## Types and unit tests of the page's scripts (Node; TypeScript from npm)
	npx --yes --package typescript@7.0.2 tsc -p service/web/jsconfig.json
	node --test tests/page/

page-browser: .venv/browser  ## The page in a real browser (a headless Chromium)
	$(BIN)/python -m pytest tests/browser

page-test: page-unit page-browser  ## Both

pictures: .venv/browser  ## Take the README's pictures of the page anew
	$(BIN)/python -m tests.browser.pictures

image:  ## Build the container image
	docker build -t vnreport .

clean:  ## Remove what the targets above made
	rm -rf .venv build openapi/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "vnreport needs Python 3.11 or later; say make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml
	$(PIP) --editable '.[documents]'
	@$(BIN)/python -m service.prepare
	@touch $@

.venv/browser: .venv/tested
	$(PIP) --editable '.[browser]'
	@touch $@

%/node_modules/.installed: %/package-lock.json
	cd $* && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

.venv/clients: .venv/tested
	$(PIP) --editable '.[clients]'
	@touch $@

.venv/bulk: .venv/tested
	$(PIP) --editable '.[dask,documents,spark]'
	@touch $@

.venv/deploy: .venv/tested
	$(PIP) --editable '.[deploy]'
	@touch $@

.venv/tested: .venv/installed
	$(PIP) --editable '.[documents,test]'
	@touch $@
