# Builds the project for use (no tests, no checks) and knows whether that is needed. Source jdk.sh first.

DAMO_ROOT="$(damo_root)"
DAMO_BUILD_LOG="$DAMO_ROOT/target/build.log"
DAMO_CLASSPATH_FILE="$DAMO_ROOT/target/classpath.txt"
DAMO_DOORS=(kernel tensorlib/experiments)

find_maven() {
  command -v mvn >/dev/null 2>&1 ||
    damo_fail "Maven is not on PATH. Install Maven 3.8 or newer (apt install maven, brew install maven)."
}

# Folders count too: their time changes when a file in them goes away.
build_is_fresh() {
  [ -s "$DAMO_CLASSPATH_FILE" ] && classpath_exists && [ -z "$(newer_sources | head -n 1)" ]
}

newer_sources() {
  (cd "$DAMO_ROOT" && find pom.xml .mvn tensorlib display kernel \
    \( -name target -o -path '*/src/test' \) -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' -o -path '.mvn/*' \) \
    -newer "$DAMO_CLASSPATH_FILE" -print 2>/dev/null)
}

classpath_exists() {
  local entry
  while IFS= read -r entry; do
    [ -e "$entry" ] || return 1
  done < <(tr ':' '\n' < "$DAMO_CLASSPATH_FILE")
}

# Tests are skipped, yet their phase runs: only then does Maven 3 let a module see a sibling's test
# jar without its having been packaged.
build() {
  build_is_fresh && return
  find_maven
  mkdir -p "$DAMO_ROOT/target"
  (cd "$DAMO_ROOT" && mvn -B -Ddev -Dmaven.test.skip=true process-test-classes \
    dependency:build-classpath -Dmdep.outputFile=target/classpath.txt \
    -DincludeScope=runtime) > "$DAMO_BUILD_LOG" 2>&1 || build_failed
  join_classpaths
}

build_failed() {
  grep -E '^\[ERROR\]' "$DAMO_BUILD_LOG" | head -n 15 >&2
  damo_fail "the build failed; its whole log is $DAMO_BUILD_LOG. Mend the first error there and run again."
}

# Classes of the project come first, each library once; a module that has no classes yet is left out.
join_classpaths() {
  class_folders_and_libraries | while IFS= read -r entry; do
    [ ! -e "$entry" ] || echo "$entry"
  done | awk -v root="$DAMO_ROOT/" '
      seen[$0]++ { next }
      index($0, root) == 1 { own = own ":" $0; next }
      { libraries = libraries ":" $0 }
      END { print substr(own libraries, 2) }' > "$DAMO_CLASSPATH_FILE.new"
  mv "$DAMO_CLASSPATH_FILE.new" "$DAMO_CLASSPATH_FILE"
}

class_folders_and_libraries() {
  local module
  for module in "${DAMO_DOORS[@]}"; do
    echo "$DAMO_ROOT/$module/target/classes"
    tr ':' '\n' < "$DAMO_ROOT/$module/target/classpath.txt"
    echo
  done
}
