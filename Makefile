# Two commands do everything: `make serve` and `make test`.

PYTHON ?= python3
PORT ?= 8866
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help serve class test prove site handouts lab check report docs pictures bench lock stamp clean

help:  ## say what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1	/' | expand -t 14

serve: $(VENV)/installed  ## serve the workbook on http://localhost:8866/ (PORT=... for another port)
	@$(BIN)/workbook serve --port $(PORT)

class: $(VENV)/installed  ## lead a class: for phones in the same network, with a key for you (PORT=... as well)
	@$(BIN)/workbook serve --class --port $(PORT)

lab: $(VENV)/installed  ## open a copy of the notebooks of your own in JupyterLab
	@$(BIN)/workbook lab

check: $(VENV)/installed  ## look for mistakes in content and prose
	@$(BIN)/workbook check

report: $(VENV)/tested-with  ## check, then write docs/quality.md: how the workbook meets published criteria
	@$(BIN)/workbook check --report

site: $(VENV)/installed  ## build the workbook as files for any web host, in build/site (URL=... says where it will be)
	@$(BIN)/workbook site build/site $(if $(URL),--url $(URL))

handouts: $(VENV)/installed  ## write each topic on a few pages of paper, in build/handouts (URL=... adds a code to its page)
	@$(BIN)/workbook handouts build/handouts $(if $(URL),--url $(URL))

docs: $(VENV)/installed  ## write what docs/ says of the content’s types and of the widgets
	@$(BIN)/workbook docs

pictures: $(VENV)/tested-with  ## take the pictures in docs/ anew, in Chromium (WIDGET=... one of them)
	@$(BIN)/python -m tests.chromium
	@$(BIN)/python -m tests.pictures $(WIDGET)

test: $(VENV)/tested-with  ## install what the tests need, and run them all
	@$(BIN)/python -m tests.chromium
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/workbook check
	$(BIN)/python -m pytest -q -n auto --dist loadfile
	$(BIN)/python -m pytest -q -n auto --dist loadfile --nbval notebooks

prove: $(VENV)/tested-with  ## follow the guides to the letter, hold classes of 4 servers and break them, try widgets in other hosts
	@$(BIN)/python -m tests.prove.install
	$(BIN)/python -m pytest -q -o python_files='prove_*.py' tests/prove

bench: $(VENV)/tested-with  ## measure pages, arrivals and memory beside stock Voila, Streamlit, Panel and marimo
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m tests.bench

stamp: $(VENV)/installed  ## run the notebooks and store what git holds of them (TOPIC=... for one)
	@$(BIN)/workbook stamp $(if $(TOPIC),notebooks/$(TOPIC).ipynb)

lock: $(VENV)/tested-with  ## choose the newest versions of everything, and lock them
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python -m tests.lock

clean:  ## remove what was installed and built
	rm -rf $(VENV) build dist

# pip checks the hash of everything it fetches; the project itself is a link to this folder.
$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "The workbook needs Python 3.11 or newer; this is %s. Try: make PYTHON=python3.12" % sys.version.split()[0])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python cannot make virtual environments here. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/tested-with: $(VENV)/installed requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
