#!/usr/bin/env bash
# Runs every test project and ends with one line over all of them: N passed, N failed, N skipped.
# Fails when a test failed, when none ran, or when one was skipped although its tools are installed.
# CONFIGURATION=Release runs the Release build; the benchmarks are no tests and don't run here.
set -uo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
configuration=${CONFIGURATION:-Debug}
results=$root/artifacts/tests
passed=0 failed=0 skipped=0

finish() {
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$1"
}

# A browser for the journeys, two readers for the PDFs. Tests that need an absent one are skipped, and named below.
have_tools() {
  command -v chromium >/dev/null && command -v qpdf >/dev/null && command -v pdftotext >/dev/null
}
if ! have_tools && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing chromium, qpdf, poppler-utils, fonts-noto-cjk ..."
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium qpdf poppler-utils fonts-noto-cjk; } >/dev/null 2>&1 || echo "apt could not install them."
fi
if have_tools; then
  export INFODISCLOSURE_TOOLS=required
else
  unset INFODISCLOSURE_TOOLS
  echo "Not every tool is installed: tests that need chromium, qpdf or poppler are skipped."
fi

rm -rf "$results"
mkdir -p "$results"
if ! dotnet build "$root/InfoDisclosure.sln" -c "$configuration" -v quiet -clp:NoSummary; then
  echo "The build failed."
  finish 1
fi

# One after the other: browsers and real servers would starve each other on a small machine.
for project in "$root"/tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  dotnet test "$(dirname "$project")/bin/$configuration/net10.0/$name.dll" \
    --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results" \
    --blame-hang-timeout 10min --blame-hang-dump-type none
  code=$?
  rows=$(grep -o '<UnitTestResult [^>]*>' "$results/$name.trx" 2>/dev/null)
  count() { printf '%s\n' "$rows" | grep -c "outcome=\"$1\""; }
  broken=$(count Failed)
  # A run that broke off has no failed row to show for it.
  if [ "$code" -ne 0 ] && [ "$broken" -eq 0 ]; then
    echo "$name did not finish (exit code $code)." >>"$results/failed.txt"
    broken=1
  fi
  passed=$((passed + $(count Passed)))
  failed=$((failed + broken))
  skipped=$((skipped + $(count NotExecuted)))
  printf '%s\n' "$rows" | grep 'outcome="Failed"' | sed 's/.* testName="\([^"]*\)".*/\1/' >>"$results/failed.txt"
  printf '%s\n' "$rows" | grep 'outcome="NotExecuted"' | sed 's/.* testName="\([^"]*\)".*/\1/' >>"$results/skipped.txt"
done

[ -s "$results/skipped.txt" ] && sed 's/^/skipped: /' "$results/skipped.txt"
[ -s "$results/failed.txt" ] && sed 's/^/failed: /' "$results/failed.txt"
if [ "$failed" -gt 0 ]; then
  finish 1
elif [ "$passed" -eq 0 ]; then
  echo "No test ran."
  finish 1
elif [ "$skipped" -gt 0 ] && [ "${INFODISCLOSURE_TOOLS:-}" = required ]; then
  echo "Every tool is installed, so no test may be skipped."
  finish 1
fi
finish 0
