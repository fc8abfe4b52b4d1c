# Makes the virtual environment of a folder from its pinned requirements.txt; sourced by the `run` scripts.

fail() {
    echo "tests/peers: $1" >&2
    exit 2
}

# environment FOLDER MINOR: sets `venv`, of Python 3.MINOR or later. It is made anew when the requirements or Python change.
environment() {
    local folder=$1
    local minor=$2
    local python="${PYTHON:-python3}"
    local pinned="$folder/requirements.txt"
    venv="$folder/.venv"

    command -v cargo >/dev/null || fail "cargo is not there; install Rust"
    command -v "$python" >/dev/null || fail "$python is not there; install Python 3.$minor or later, or set PYTHON"
    local version
    version="$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    "$python" -c "import sys; sys.exit(sys.version_info < (3, $minor))" ||
        fail "$python is Python $version; 3.$minor or later is needed, set PYTHON to one"

    # What the environment was made from; it is made anew when that changes, or when its Python has gone.
    local wanted
    wanted="$(
        echo "Python $version"
        cat "$pinned"
    )"
    if "$venv/bin/python" -c "" 2>/dev/null && [ "$(cat "$venv/made-from" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    echo "tests/peers: making a virtual environment for Python $version" >&2
    rm -rf "$venv"
    local install target
    if "$python" -m venv "$venv" >/dev/null 2>&1; then
        install=("$venv/bin/python" -m pip)
        target=()
    else
        # Debian keeps ensurepip in a package of its own; pip itself may be there all the same.
        rm -rf "$venv"
        "$python" -m venv --without-pip "$venv" ||
            fail "$python can't make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"
        "$python" -m pip --version >/dev/null 2>&1 ||
            fail "$python has neither ensurepip nor pip; on Debian and Ubuntu: apt-get install python3-venv"
        install=("$python" -m pip)
        target=(--target "$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')")
    fi
    "${install[@]}" install --quiet --disable-pip-version-check --requirement "$pinned" \
        ${target[@]+"${target[@]}"} || fail "the packages of $pinned could not be installed"
    echo "$wanted" >"$venv/made-from"
}

# built PACKAGE BINARY: sets `program` to the path of a program of the workspace, built now unless it is in the folder PROGRAMS.
built() {
    local told made
    program="${PROGRAMS:-}/$2"
    if [ -n "${PROGRAMS:-}" ] && [ -x "$program" ]; then
        return
    fi
    told="$(mktemp)"
    made="$(cargo build --quiet --package "$1" --bin "$2" --message-format json-render-diagnostics 2>"$told")" || {
        cat "$told" >&2
        rm -f "$told"
        fail "$2 does not build"
    }
    rm -f "$told"
    program="$("$venv/bin/python" -c '
import json, sys
made = [json.loads(line).get("executable") for line in sys.stdin if line.startswith("{")]
print([path for path in made if path][-1])
' <<<"$made")"
}
