# Two commands matter: `make serve` runs Pathguide, `make test` checks it. The rest is for those who change it.
SHELL := /bin/bash
# A python3.11 that works is taken first; else python3, whose version is checked before anything is done.
PYTHON ?= $(shell python3.11 -c '' >/dev/null 2>&1 && echo python3.11 || echo python3)
PATHGUIDE_VENV ?= .venv
BIN := $(PATHGUIDE_VENV)/bin
export PATHGUIDE_VENV
export RASA_TELEMETRY_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help serve test check lint unit exact random-talk crash-test train evaluate screenshots worked-routes lock clean

help: ## Show these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

serve: ## Set everything up and serve on http://127.0.0.1:8080
	@$(PYTHON) pathguide/bootstrap.py
	@exec $(BIN)/pathguide serve

test: ## Set everything up and run every check and test
	@$(PYTHON) pathguide/bootstrap.py --dev
	@$(MAKE) --no-print-directory lint unit

check: lint ## Same as lint

lint: ## Style, types, floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

unit: ## The tests alone; ARGS="tests/bot -k inbox" to choose
	@$(BIN)/python -m pytest $(ARGS)

exact: ## The planner against exhaustive enumeration on 50,000 random databases (PATHGUIDE_EXACT: another number)
	@PATHGUIDE_EXACT=$${PATHGUIDE_EXACT:-50000} $(BIN)/python -m pytest -p no:timeout tests/pathways/test_planner_exact.py \
	  tests/pathways/test_planner_near_exact.py

random-talk: ## Talk to the service at random for 2,000 turns and check every answer
	@PATHGUIDE_RANDOM_TURNS=2000 $(BIN)/python -m pytest tests/conversations/test_random_talk.py --timeout 3600

crash-test: ## Kill processes at random under load for minutes and count every answer (ARGS="--database sqlite", --help)
	@$(BIN)/python -W ignore -m tests.crash $(ARGS)

train: ## Train the dialogue model if its inputs changed
	@$(BIN)/pathguide train

evaluate: ## Measure how well messages are understood; writes docs/evaluation.md (ARGS="--no-stock" for a quick one)
	@$(PYTHON) pathguide/bootstrap.py --dev
	@$(BIN)/python -m benchmarks.understanding $(ARGS)

screenshots: ## Write pictures of the pages and the widget to docs/screenshots/
	@$(BIN)/python -m tests.browser.screenshots

worked-routes: ## Write docs/worked-routes.md anew from the shipped data
	@$(BIN)/python -m tests.support.worked_routes

lock: ## Make both lock files anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --python-version 3.11 --no-emit-index-url --no-emit-find-links \
	  --generate-hashes --custom-compile-command "make lock" -o requirements.lock
	uv pip compile pyproject.toml --extra dev -c requirements.lock --python-version 3.11 --no-emit-index-url \
	  --no-emit-find-links --generate-hashes --custom-compile-command "make lock" -o requirements-dev.lock

clean: ## Remove what can be made again (the conversations in var/ too)
	rm -rf $(PATHGUIDE_VENV) var models .rasa .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
