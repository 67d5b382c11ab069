# Everything a newcomer needs: make setup, make demo, make test, make lint. See CONTRIBUTING.md.
BIN := .venv/bin
STAMP := .venv/.stamp
# What is imported is compiled once, not again by every process that a test starts.
export PYTHONDONTWRITEBYTECODE :=
PYTEST := $(BIN)/pytest -n 2 --dist worksteal -q

# Real papers spoilt at random; says so and goes on where there is no corpus.
JENJANG_CORPUS ?= ../shared/corpus
FUZZ_CASES ?= 2000
FUZZ_SECONDS ?= 900
FUZZ = if [ -d '$(JENJANG_CORPUS)' ]; then \
  $(BIN)/python scripts/fuzz_reading.py --papers '$(JENJANG_CORPUS)' --cases $(FUZZ_CASES) --seconds $(FUZZ_SECONDS); \
  else echo 'skipped 1: the corpus is absent (JENJANG_CORPUS)'; fi

.PHONY: setup demo test lint fmt bench proof pictures wheel lock clean
.DELETE_ON_ERROR:

setup: $(STAMP)-dev $(STAMP)-assets $(STAMP)-system

# Set up in steps, each done once and again when what it is made from changes.
$(STAMP)-venv: scripts/venv.sh
	@sh scripts/venv.sh
	@touch $@

$(STAMP)-run: $(STAMP)-venv requirements.txt pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(STAMP)-dev: $(STAMP)-run requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(STAMP)-assets: $(STAMP)-run package-lock.json .npmrc requirements-node.txt scripts/fetch_assets.py
	$(BIN)/python scripts/fetch_assets.py
	@touch $@

$(STAMP)-system: $(STAMP)-venv scripts/system.sh scripts/apt.sh
	@sh scripts/system.sh
	@touch $@

demo: $(STAMP)-assets
	$(BIN)/jenjang demo

# The suite on SQLite, then what stands on a database on a PostgreSQL server of its own: acts,
# rows and races, every address once, a backup, two journeys. Which tests of these folders
# ask no database, or the same of any, conftest.py knows (decision 15).
ON_A_DATABASE := tests/apps tests/web/test_every_address.py tests/house/test_backup.py \
  $(addprefix tests/browser/test_,first_days.py main_job.py)

test: setup
	$(PYTEST)
	$(BIN)/python scripts/with_postgres.py $(PYTEST) $(ON_A_DATABASE)

lint: lint-types lint-rest # two at once: make -j2 lint
.PHONY: lint-types lint-rest

lint-types: setup
	$(BIN)/mypy

lint-rest: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check -q
	$(BIN)/lint-imports
	git ls-files -z -- 'src/*.html' | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/djlint --lint --quiet src
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python scripts/check_django.py

fmt: setup
	$(BIN)/ruff check --fix-only -q
	$(BIN)/ruff format -q
	git ls-files -z -- 'src/*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: $(STAMP)-assets
	$(BIN)/jenjang bench

PROPERTIES := tests/papers/writing tests/papers/lkjip tests/papers/hostile/test_stumbles.py \
  $(addprefix tests/apps/measurement/test_,rollups.py rollups_in_trust.py entry_sheets.py)

# Slow proofs: the wheel in an empty environment, what else is marked so, properties on many
# more drawn examples than CI tries (tests/drawing.py), spoilt papers, and whether the
# tests notice faults that are planted in the formulas.
proof: setup
	$(PYTEST) -m proof
	JENJANG_THOROUGH=1 $(PYTEST) $(PROPERTIES)
	$(FUZZ)
	$(BIN)/python scripts/mutate.py --only core.formulas --sample 20

pictures: setup
	$(BIN)/python scripts/pictures.py

wheel: $(STAMP)-dev $(STAMP)-assets
	$(BIN)/python scripts/wheel.py

lock: $(STAMP)-dev
	$(BIN)/python scripts/lock.py

clean:
	rm -rf build dist src/*.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
