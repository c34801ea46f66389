# The Python side: a virtual environment in the project, filled once. Source build.sh first.

DAMO_VENV="$DAMO_ROOT/.venv"
DAMO_PYTHON="$DAMO_VENV/bin/python"
DAMO_PIP_LOG="$DAMO_ROOT/target/pip.log"

find_python() {
  local python
  for python in "${DAMO_BASE_PYTHON:-}" python3 python3.13 python3.12 python3.11 python; do
    if [ -n "$python" ] && command -v "$python" >/dev/null 2>&1 &&
      "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))' 2>/dev/null; then
      echo "$python"
      return
    fi
  done
  damo_fail "no Python 3.9 or newer with venv found. Install one (apt install python3-venv," \
    "brew install python) or set DAMO_BASE_PYTHON to it."
}

# What pip has installed is known by copies of the files that asked for it: same file, nothing to do.
ensure_python() {
  local file missing=()
  mkdir -p "$DAMO_ROOT/target"
  make_venv
  for file in "$@"; do
    cmp -s "$file" "$DAMO_VENV/.installed-${file##*/}" || missing+=("$file")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  pip_install "${missing[@]}"
}

make_venv() {
  local base
  "$DAMO_PYTHON" -c '' 2>/dev/null && return
  base="$(find_python)"
  "$base" -m venv --clear "$DAMO_VENV" > "$DAMO_PIP_LOG" 2>&1 ||
    damo_fail "could not make the virtual environment $DAMO_VENV (see $DAMO_PIP_LOG)."
}

pip_install() {
  local file arguments=()
  for file in "$@"; do arguments+=(-r "$file"); done
  "$DAMO_PYTHON" -m pip install --disable-pip-version-check "${arguments[@]}" > "$DAMO_PIP_LOG" 2>&1 ||
    damo_fail "pip could not install $*: $(grep -E '^ERROR' "$DAMO_PIP_LOG" | tail -n 1)" \
      "(whole log: $DAMO_PIP_LOG). Check the network or pip's index and run again."
  for file in "$@"; do cp "$file" "$DAMO_VENV/.installed-${file##*/}"; done
}

ensure_kernelspec() {
  [ -x "$DAMO_ROOT/install/kernel" ] || return 1
  "$DAMO_ROOT/install/kernel" --prefix "$DAMO_VENV" > "$DAMO_ROOT/target/kernelspec.log" 2>&1 ||
    damo_fail "the kernelspec could not be installed: $(tail -n 1 "$DAMO_ROOT/target/kernelspec.log")"
}
