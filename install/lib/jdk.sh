# Finds the JDK that Damo runs on. Source this file; it prints nothing unless no JDK is found.

DAMO_JDK_WANTED=25

DAMO_JVM_FLAGS=(
  --add-modules jdk.incubator.vector
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
)

damo_root() {
  (cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
}

damo_fail() {
  echo "damo: $*" >&2
  exit 1
}

# Reads the release file rather than starting a JVM: a start costs longer than all the rest.
jdk_feature() {
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1
}

jdk_fits() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ "$(jdk_feature "$1")" -ge "$DAMO_JDK_WANTED" ] 2>/dev/null
}

# The home of the `java` on PATH, through links and version managers' shims alike.
jdk_on_path() {
  command -v java >/dev/null 2>&1 || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

# One folder a line. DAMO_JDK_PLACES, a list of folders apart by colons, takes the place of them all.
jdk_places() {
  if [ -n "${DAMO_JDK_PLACES+set}" ]; then
    printf '%s\n' "$DAMO_JDK_PLACES" | tr ':' '\n'
    return
  fi
  printf '%s\n' \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.jabba/jdk/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
}

jdk_missing() {
  local seen=""
  [ -z "${JAVA_HOME:-}" ] || seen=" JAVA_HOME is $JAVA_HOME, which is $(jdk_described "$JAVA_HOME")."
  damo_fail "no JDK $DAMO_JDK_WANTED or newer found.$seen Install one (for example Temurin" \
    "$DAMO_JDK_WANTED: apt install temurin-$DAMO_JDK_WANTED-jdk, brew install openjdk," \
    "sdk install java $DAMO_JDK_WANTED-tem) and set JAVA_HOME to its folder."
}

jdk_described() {
  local feature
  feature="$(jdk_feature "$1")"
  if [ -z "$feature" ]; then echo "no JDK"; else echo "version $feature"; fi
}

# Sets JAVA_HOME to the first JDK that fits: JAVA_HOME itself, the usual places, PATH.
find_jdk() {
  local home
  if [ -n "${JAVA_HOME:-}" ] && jdk_fits "$JAVA_HOME"; then
    export JAVA_HOME
    return
  fi
  while IFS= read -r home; do
    if jdk_fits "$home"; then
      export JAVA_HOME="$home"
      return
    fi
  done < <(jdk_places; jdk_on_path)
  jdk_missing
}
