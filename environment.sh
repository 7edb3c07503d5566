# What do ./run and ./test need on this machine? A virtual environment from the locks, and the design system's files.
# Sourced by both. Each step is done only if its lock has changed since the last time.

say() { printf '%s\n' "$*"; }
stop() { printf 'countersign: %s\n' "$*" >&2; exit 1; }

# One set-up at a time in one clone; the lock is let go before anything is started.
make_environment() {
    mkdir -p .venv 2>/dev/null && [ -w .venv ] || stop "This folder can't be written: $(pwd)."
    exec 9>.venv/set-up.lock
    flock 9
    trust_like_the_machine
    keep_bytecode
    local beside=
    if ! has_design_system && npm --version >/dev/null 2>&1; then
        install_design_system npm & # it waits for the network, and Python for the processor
        beside=$!
    fi
    make_venv
    install_python "$1"
    [ -z "$beside" ] || wait "$beside" || exit 1
    has_design_system || install_design_system "$PWD/.venv/bin/npm"
    build_catalogues
    exec 9>&-
}

# A process of the house starts in a third of the time when Python needn't compile it again. Where the machine asks
# Python to leave nothing beside the sources, nothing is: what was compiled is kept in our own folder.
keep_bytecode() {
    unset PYTHONDONTWRITEBYTECODE
    export PYTHONPYCACHEPREFIX="$PWD/.venv/bytecode"
}

# The machine's own Python first: distributions build theirs for speed, and the tests take a fourteenth less. But
# rather one that can make an environment than one for which a package is missing.
find_python() {
    local venv candidate
    for venv in ensurepip sys; do
        for candidate in /usr/bin/python3.11 python3.11 python3.12 python3.13 python3; do
            if "$candidate" -c "import $venv, sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then
                command -v "$candidate"
                return
            fi
        done
    done
    stop "Python 3.11 or later is needed: apt-get install python3"
}

make_venv() {
    [ -x .venv/bin/uv ] && .venv/bin/python -c '' 2>/dev/null && return
    local python
    python=$(find_python)
    "$python" -c 'import ensurepip' 2>/dev/null || install_ensurepip
    say "Making the virtual environment"
    "$python" -m venv .venv || stop "The virtual environment can't be made. Remove .venv and try again."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt \
        || stop "uv can't be installed. Is there a network, and does pip work here?"
}

install_ensurepip() {
    [ "$(id -u)" = 0 ] || stop "Python's venv is missing: apt-get install python3-venv"
    say "Installing python3-venv"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y python3-venv; } >.venv/apt.log 2>&1 \
        || stop "python3-venv can't be installed: see .venv/apt.log, or: apt-get install python3-venv"
}

# $1 is run or dev: which lock, and which stamp.
install_python() {
    unchanged "$1" "requirements/$1.txt" && return
    say "Installing the Python packages"
    install_packages "$1" || stop "The Python packages can't be installed. Is there a network?"
    stamp "$1" "requirements/$1.txt"
}

install_packages() {
    like_pip
    .venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes -r "requirements/$1.txt"
}

# uv doesn't read pip's configuration. Whoever has told pip of an index or a certificate of their own means uv as well.
like_pip() {
    local index certificate
    index=${PIP_INDEX_URL:-$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)}
    certificate=${PIP_CERT:-$(.venv/bin/python -m pip config get global.cert 2>/dev/null || true)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
    [ -z "$certificate" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$certificate}"
}

# uv and Node bring lists of their own of whom to trust; here it is whom this machine trusts.
trust_like_the_machine() {
    local trusted=/etc/ssl/certs/ca-certificates.crt
    [ -s "$trusted" ] || return 0
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}" NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$trusted}"
}

has_design_system() { unchanged node package-lock.json && [ -d node_modules/govuk-frontend ]; }

# $1 is npm: the machine's own, or where a Python package puts one if the machine has none.
install_design_system() {
    say "Installing the design system"
    [ "$1" = npm ] || [ -x "$1" ] || install_packages node || stop "Node can't be installed. Is there a network?"
    PATH=$PATH:$PWD/.venv/bin "$1" ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
        || stop "The design system can't be installed. Is there a network, and does npm work here?"
    stamp node package-lock.json
}

# The Welsh is kept as text; what Django reads is made of it whenever it has changed.
build_catalogues() {
    local kept=locale/cy/LC_MESSAGES/django
    [ "$kept.mo" -nt "$kept.po" ] || .venv/bin/python -m config.catalogues build || stop "The Welsh can't be built."
}

fingerprint() { sha256sum "$1" | cut -d' ' -f1; }
unchanged() { [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$(fingerprint "$2")" ]; }
stamp() { fingerprint "$2" >".venv/$1.stamp"; }

# Evidence is scanned by a real scanner; its signatures are the tests' own.
find_clamd() {
    PATH=$PATH:/usr/sbin command -v clamd >/dev/null && return
    [ "$(id -u)" = 0 ] || stop "The tests need a virus scanner: apt-get install clamav-daemon"
    say "Installing ClamAV"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends clamav-daemon; } \
        >.venv/apt.log 2>&1 || stop "ClamAV can't be installed: see .venv/apt.log, or: apt-get install clamav-daemon"
}

# The journeys are walked in a real browser.
find_chromium() {
    [ -z "${CHROMIUM:-}" ] || return 0
    command -v chromium-headless-shell >/dev/null && return # the same without its windows: a quarter less to compute
    if [ "$(id -u)" != 0 ]; then
        command -v chromium >/dev/null && return
        stop "The tests need a browser: apt-get install chromium-headless-shell (or set CHROMIUM to its program)"
    fi
    say "Installing Chromium"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium-headless-shell; } \
        >.venv/apt.log 2>&1 || command -v chromium >/dev/null ||
        stop "Chromium can't be installed: see .venv/apt.log, or: apt-get install chromium-headless-shell"
}
