# What can be done here besides ./run and ./test?
#   make check   lint, formatting, types, floors, templates and migrations, changing nothing
#   make mend    what can be put right by itself
#   make messages   bring what is to be said in Welsh up to what the sources say (new sentences come in empty)
#   make locks   the newest versions that pyproject.toml allows

COMPILE := .venv/bin/uv pip compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
           --python-version 3.11 --universal --no-annotate --no-header

.PHONY: check mend messages locks

check:
	./check

mend:
	./check --mend

messages:
	.venv/bin/python -m config.catalogues collect

locks:
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	$(COMPILE) --group tools -o requirements/tools.txt
	$(COMPILE) --group node -o requirements/node.txt
	npm install --package-lock-only --ignore-scripts
