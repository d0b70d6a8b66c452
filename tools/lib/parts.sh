# The parts of tools/test. Each builds what it needs, runs its tests and adds to the counts with
# `count PART PASSED FAILED SKIPPED`. A part returns non-zero only if it could not run. Sourced, not run.

reports=$root/build/reports
counts=$reports/counts   # a line a part

count() { printf '%s %d %d %d\n' "$@" >> "$counts"; }

count_failure() {
  warn "The part '$1' could not run; the messages above say why. It counts as one failure."
  count "$1" 0 1 0
}

# print_summary: the parts and their sum. Fails if a test failed, or none passed.
print_summary() {
  awk '{ printf "   %-8s %5d passed %5d failed %5d skipped\n", $1, $2, $3, $4; passed += $2; failed += $3; skipped += $4 }
    END {
      printf "\n%d passed, %d failed", passed, failed
      if (skipped > 0) printf ", %d skipped", skipped
      print ""
      exit failed > 0 || passed == 0
    }' "$counts"
}

# A part that cannot even begin counts as one failure; the others still run.
run_part() {
  local started=$SECONDS
  say "Tests: $1"
  "part_$1" || count_failure "$1"
  say "Tests: $1 took $((SECONDS - started)) s"
}

# Builds a preset beside what follows, with what that leaves of the processor: in a session of its own, because Linux shares the processor out by session. Whether
# it could be built is seen when it is built again, which is then quick.
start_building() {
  mkdir -p "$reports"
  say "Building build/$1 beside what follows (build/reports/$1.log)"
  # shellcheck disable=SC2016
  setsid nice -n 19 bash -c 'source "$0/common.sh"; echo 19 > /proc/self/autogroup 2>/dev/null || true; build "$1"' \
    "$root/tools/lib" "$1" > "$reports/$1.log" 2>&1 9>&- &
  beside=$!
  trap 'kill -- "-$beside" 2>/dev/null' EXIT
}

# Ends the low rank of that build: what is left of it is built at full speed.
end_building() {
  kill -- "-$beside" 2>/dev/null || true
  wait "$beside" || true
  # The compilers that it had started end a moment later.
  local tries
  for tries in {1..50}; do kill -0 -- "-$beside" 2>/dev/null || break; sleep 0.1; done
  trap - EXIT
}

# run_ctest PART PRESET: all tests of a build folder; ctest knows the processes, GoogleTest's own reports the tests in them.
run_ctest() {
  local part=$1 preset=$2 report=$reports/$1.xml found
  mkdir -p "$reports"
  rm -rf "$report" "$root/build/$preset/tests/reports"
  ctest --test-dir "$root/build/$preset" -j "$jobs" --output-on-failure --progress --output-junit "$report" || true
  found=$(node "$root/tools/lib/count.mjs" ctest "$report" "$root/build/$preset/tests/reports") || return 1
  # shellcheck disable=SC2086
  count "$part" $found
}

part_native() {
  build native || return 1
  run_ctest native native
}

part_asan() {
  build clang-asan || return 1
  # Each block of memory keeps the stack of who asked for it and of who gave it back: thirty functions deep would take a tenth of the time.
  UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=detect_stack_use_after_return=1:malloc_context_size=8 run_ctest asan clang-asan
}

part_wasm() {
  build web wasm_tests || return 1
  run_ctest wasm web
}

# run_node_tests PART FILE...: Node's own test runner, shown as text and counted from TAP.
run_node_tests() {
  local part=$1 report=$reports/$1.tap found
  shift
  [ $# -gt 0 ] || { warn "There are no tests of the part '$part'."; return 1; }
  mkdir -p "$reports"
  rm -f "$report"
  (cd "$root" && "${runner[@]}" node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$report" "$@") || true
  found=$(node "$root/tools/lib/count.mjs" tap "$report") || return 1
  # shellcheck disable=SC2086
  count "$part" $found
}

# What tests in JavaScript may rely on: where the builds are and which browsers there are.
export COCREA_NATIVE_BUILD=$root/build/native
export COCREA_WEB_BUILD=$root/build/web
export COCREA_WEB_TEST_BUILD=$root/build/web-test

part_node() {
  local files
  # Some compare the command line, or the core as WebAssembly, with another implementation.
  build native cocrea || return 1
  build web wasm_tests || return 1
  mapfile -t files < <(cd "$root" && find tests tools -name '*.test.mjs' -not -path 'tests/e2e/*' | sort)
  runner=()
  run_node_tests node "${files[@]}"
}

part_types() {
  if (cd "$root" && node_modules/.bin/tsc --project tsconfig.json); then
    say "web/ has no type errors"
    count types 1 0 0
  else
    count types 0 1 0
  fi
}

part_e2e() {
  local files other
  for browser in chromium chromium-headless-shell firefox-esr xvfb-run; do
    command -v "$browser" >/dev/null || { warn "$browser is not here, and could not be had from Debian."; return 1; }
  done
  # Both at once: the last step of each, linking the program as a whole, has one processor busy for a minute and more.
  say "Building build/web-test: site beside it (build/reports/web-test.log)"
  build web-test site > "$reports/web-test.log" 2>&1 &
  other=$!
  build web site || { wait "$other"; return 1; }
  wait "$other" || { cat "$reports/web-test.log"; return 1; }
  export COCREA_CHROMIUM COCREA_HEADLESS_SHELL COCREA_FIREFOX
  COCREA_CHROMIUM=$(command -v chromium)
  COCREA_HEADLESS_SHELL=$(command -v chromium-headless-shell)
  COCREA_FIREFOX=$(command -v firefox-esr)
  mapfile -t files < <(cd "$root" && find tests/e2e -name '*.test.mjs' | sort)
  # Firefox has WebGL only on a screen.
  runner=(xvfb-run -a -s "-screen 0 1920x1200x24")
  # One file at a time: two browsers on two cores would fail each other's time limits.
  run_node_tests e2e --test-concurrency=1 "${files[@]}"
}
