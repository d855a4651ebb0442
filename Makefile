# Naungan. `make demo` and `make test` do all set-up themselves, from the hashed locks, into .venv.

PYTHON ?= $(shell python3.11 -c 'import sys; print(sys.executable)' 2>/dev/null || command -v python3)
BIN := .venv/bin
NAUNGAN := $(BIN)/naungan
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SCALE ?= 0.05
MONTHS := 2023-07 2026-10
# With COVERAGE=1 the quick tests are measured; `make reach` then says, by room, what they reach.
PYTEST := $(if $(COVERAGE),$(BIN)/python -m coverage run -m pytest,$(BIN)/pytest)

.PHONY: help setup demo demo-rapat serve test reach coverage test-web test-chain test-all test-browser check fix docs bench bench-national bench-peers bench-office lock wheel hooks changelog clean

help:
	@echo 'make demo      contoh lima provinsi: buat, evaluasi, lihat bukunya (SCALE=$(SCALE))'
	@echo 'make serve     meja depan di komputer ini, dengan contoh itu; sandinya dicetak sekali'
	@echo 'make test      the quick tests, and one evaluation that they all read'
	@echo 'make test ROOM=coverage  all tests of one room but Spark and the heavy ones'
	@echo 'make test-web  the front office, on SQLite'
	@echo 'make test-chain  whole evaluations, many files, processes of their own'
	@echo 'make test-all  what make test leaves out: test-chain, the tests on Spark, and the heavy ones'
	@echo 'make coverage  the quick tests measured: what they reach by room; writes docs/coverage-of-tests.md'
	@echo 'make test-browser  the page in a real Chromium (installs it on Debian when run as root)'
	@echo 'make check     lint, format, types, layers, habits, generated pages'
	@echo 'make fix       format, and repair what the linter can'
	@echo 'make docs      write the generated pages anew'
	@echo 'make bench     measure; writes docs/performance.md; ONLY=ready,iuran measures these lines alone'
	@echo 'make bench-national  130 million workers on this machine, and Spark; writes docs/scale.md (some GB of disk, of one group at a time)'
	@echo 'make bench-peers     OpenFisca-core, pandas and Splink on the same people; writes docs/peers.md'
	@echo 'make bench-office    the front office with its server and worker; writes docs/front-office.md (about an hour)'
	@echo 'make lock      compile the hashed locks anew'
	@echo 'make wheel     what offices install, in dist/'
	@echo 'make hooks     the quick checks before each commit'
	@echo 'make changelog VERSION=…  gather changelog.d/ into the changelog'

# What a user needs.
.venv/.run: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# What a developer needs: Spark with its Java runtime, the test runner, the checkers.
.venv/.dev: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ .venv/.run

setup: .venv/.dev

demo: .venv/.run
	@rm -rf hasil/demo
	@mkdir -p hasil
	$(NAUNGAN) demo --out hasil/demo --scale $(SCALE)
	@# Exit code 1 means: done, and some rows were held or refused; the example plants such rows.
	@for month in $(MONTHS); do \
	    echo; $(NAUNGAN) evaluate hasil/demo/berkas --bulan $$month --out hasil/$$month --replace || test $$? -eq 1 || exit; \
	done
	@echo
	$(NAUNGAN) proyeksi $(addprefix hasil/,$(MONTHS)) --calon --dompet hasil/demo/proyeksi/dompet.csv --out hasil/strategi --replace
	@$(MAKE) --no-print-directory demo-rapat
	@echo
	@echo 'Selesai. Buka:'
	@for month in $(MONTHS); do echo "  hasil/$$month/book.html   halaman untuk dinding rapat"; done
	@for month in $(MONTHS); do echo "  hasil/$$month/book.xlsx   buku evaluasi $$month untuk rapat"; done
	@echo '  hasil/strategi/           ke mana arahnya, bila begini bagaimana, dan tiga langkah tiap pemda (strategi.html, strategi.xlsx)'
	@echo '  hasil/2026-10/gap/        daftar per unit yang harus ditindaklanjuti'
	@echo '  hasil/rapat-2023/         berita acara, surat, dan laporan rapat Juli 2023'
	@echo '  hasil/rapat-2026/         undangan, blanko, dan lembar rapat berikutnya: apa yang terjadi dengan tiap temuan'

# The round of July 2023 is opened, filled in, closed; that of November 2026 begins with what became of each finding. What a round has
# frozen stays: where the book is there already, its papers are written anew and nothing else.
BOOK := rapat/contoh
demo-rapat: .venv/.run
	@echo
	@test -d $(BOOK) && echo 'Buku rapat $(BOOK) sudah ada dan tidak diubah; untuk mengulang dari awal hapus folder itu.' || { \
	    $(NAUNGAN) rapat buka $(BOOK) --nomor 1/2023 --tingkat nasional --tanggal 27-07-2023 --tempat Palembang \
	        --peserta 'Ditjen Bina Keuangan Daerah' --peserta 'Sekretaris daerah lima provinsi' --peserta 'Kantor cabang BPJS Ketenagakerjaan' \
	        --hasil hasil/2023-07 --masukan hasil/demo/berkas --oleh 'Penyelenggara contoh' && \
	    $(NAUNGAN) rapat surat $(BOOK) R1 --out hasil/demo/rapat-kirim && \
	    $(BIN)/python -m naungan.demo.filled hasil/demo/rapat-kirim hasil/demo/rapat-kembali && \
	    $(NAUNGAN) rapat isi $(BOOK) R1 hasil/demo/rapat-kembali/*.xlsx hasil/demo/rapat/*.csv --oleh 'Notulis contoh' && \
	    $(NAUNGAN) rapat tutup $(BOOK) R1 --oleh 'Pemeriksa contoh' && \
	    $(NAUNGAN) rapat berikut $(BOOK) R1 --nomor 2/2026 --tanggal 25-11-2026 \
	        --hasil hasil/2026-10 --masukan hasil/demo/berkas --oleh 'Penyelenggara contoh'; }
	$(NAUNGAN) rapat surat $(BOOK) R1 --out hasil/rapat-2023 --replace
	$(NAUNGAN) rapat surat $(BOOK) R2 --out hasil/rapat-2026 --replace

# The front office on this machine; what kantor/ holds already stays. Settings by environment: docs/panduan/kantor-depan-server.md.
serve: .venv/.run
	@test -d kantor || test -f hasil/2026-10/run.json || $(MAKE) --no-print-directory demo
	$(NAUNGAN) serve --contoh hasil

# The quick tests: under two minutes on two cores. With ROOM=coverage all of that room but Spark and the heavy ones.
QUICK := not spark and not slow and not browser
test: .venv/.dev
	@rm -f .coverage .coverage.*
	$(PYTEST) $(if $(ROOM),tests/$(ROOM) -m "$(QUICK)",-m "$(QUICK) and not chain") -n 2 --dist loadfile

test-web: .venv/.dev
	$(BIN)/pytest tests/web -m "$(QUICK)" -n 2 --dist loadfile

test-chain: .venv/.dev
	$(BIN)/pytest -m "chain and $(QUICK)" -n 2 --dist loadfile

reach: .venv/.dev
	$(BIN)/python -m coverage combine -q
	$(BIN)/python scripts/reach.py $(REACH)

coverage: .venv/.dev
	$(MAKE) test COVERAGE=1
	$(MAKE) reach REACH=--write

test-all: .venv/.dev
	$(BIN)/pytest -m "spark or slow or chain" -n 2 --dist loadfile --no-loadscope-reorder
	NAUNGAN_UJI=postgresql $(BIN)/pytest tests/web -m "$(QUICK) and not chain" -n 2 --dist loadfile

# Debian's own Chromium; no browser is fetched from anywhere else. Liberation stands for Arial, as on most office machines.
test-browser: .venv/.dev
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	    { [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; } || \
	    { echo 'Butuh Chromium: sudo apt-get install chromium fonts-liberation' >&2; exit 4; }
	$(BIN)/pytest -m browser -n 2 --dist loadfile

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest tests/repository
	$(BIN)/python scripts/dictionary.py --check
	$(BIN)/python scripts/hukum.py --check
	$(BIN)/python scripts/categories.py --check
	$(BIN)/python scripts/answers.py --check
	$(BIN)/python scripts/holidays_kept.py --check

fix: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.dev
	$(BIN)/python scripts/dictionary.py
	$(BIN)/python scripts/hukum.py
	$(BIN)/python scripts/categories.py
	$(BIN)/python scripts/answers.py
	$(BIN)/python scripts/holidays_kept.py

# Lines alone: make bench ONLY=ready,iuran; what others found before stays (docs/performance.json).
ONLY ?= $(NAUNGAN_BENCH_ONLY)
bench: .venv/.dev
	NAUNGAN_BENCH_ONLY='$(ONLY)' $(BIN)/python -m benchmarks
	$(if $(ONLY),,NAUNGAN_BENCH_HASIL=$(firstword $(wildcard hasil/2026-10)) $(BIN)/python -m benchmarks.killed)

bench-national: .venv/.dev
	$(BIN)/python -m benchmarks.national

bench-peers: .venv/.dev
	$(BIN)/python -m benchmarks.peers

bench-office: .venv/.dev
	$(BIN)/python -m benchmarks.office

lock: .venv/.dev
	$(BIN)/uv pip compile --generate-hashes --python-version 3.11 --extra install --extra demo --extra forecast --extra web pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --generate-hashes --python-version 3.11 --extra dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt

wheel: .venv/.run
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

hooks: .venv/.dev
	$(BIN)/pre-commit install

changelog: .venv/.dev
	@test -n '$(VERSION)' || { echo 'make changelog VERSION=0.2.0' >&2; exit 2; }
	$(BIN)/towncrier build --yes --version $(VERSION)

clean:
	rm -rf .venv hasil .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
