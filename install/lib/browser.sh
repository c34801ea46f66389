# Finds Chromium for the tests that look at pages, and installs it where that can be done unasked.

chromium_on_path() {
  local name
  for name in "${DAMO_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && return
  done
  return 1
}

# Sets DAMO_CHROMIUM, which the browser tests read, or says how to get one.
ensure_chromium() {
  chromium_on_path >/dev/null || apt_chromium ||
    echo "damo: no Chromium: the browser tests will fail. Install it (apt install chromium," \
      "brew install --cask chromium) or set DAMO_CHROMIUM to its path." >&2
  DAMO_CHROMIUM="$(chromium_on_path || true)"
  export DAMO_CHROMIUM
}

apt_chromium() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  echo "damo: installing Chromium from the system's packages ..." >&2
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium fonts-dejavu-core; } \
    > "$DAMO_ROOT/target/chromium.log" 2>&1
}
