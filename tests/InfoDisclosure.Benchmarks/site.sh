#!/usr/bin/env bash
# Measures the published site from outside and prints Markdown for docs/benchmarks.md: start to first page, memory idle and
# loaded, bytes a page, the cached home page against nginx serving the same bytes.
# Needs curl, wrk, nginx (Debian: apt-get install curl wrk nginx-light). Listens on loopback only and stops what it started.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-5} port=5391 peer=5392
work=$(mktemp -d)
server=
stop() { [[ -n $server ]] && kill "$server" 2>/dev/null; [[ -f $work/nginx.pid ]] && kill "$(cat "$work/nginx.pid")" 2>/dev/null; sleep 1; rm -rf "$work"; }
trap stop EXIT
chmod 755 "$work"
dotnet publish "$root/src/InfoDisclosure.Web" -c Release -o "$work/app" -v q >"$work/publish.log"

start() { # start until the first page answers, in milliseconds
  local begin=$(date +%s%N)
  ASPNETCORE_ENVIRONMENT=Production dotnet "$work/app/InfoDisclosure.Web.dll" serve --demo --data "$work/data" --urls "http://127.0.0.1:$port" >"$work/serve.log" 2>&1 &
  server=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/"; do sleep 0.02; done
  echo $((($(date +%s%N) - begin) / 1000000))
}
memory() { awk '/VmRSS/{printf "%d MB", $2/1024}' "/proc/$server/status"; }
rate() { wrk -t1 -c64 -d"${seconds}s" -H 'Accept-Encoding: br' "$1" | awk '/Requests\/sec/{print $2} /Non-2xx/{print "errors" > "/dev/stderr"}'; }
median() { printf '%s\n' "$@" | sort -g | sed -n "$((($# + 1) / 2))p"; }

empty=$(start >"$work/ms"; cat "$work/ms"); server=$(pgrep -f "$work/app/InfoDisclosure.Web.dll" | head -1)
kill "$server"; while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
again=$(start >"$work/ms"; cat "$work/ms"); server=$(pgrep -f "$work/app/InfoDisclosure.Web.dll" | head -1)
sleep 3; idle=$(memory)
echo "| what | measured |"; echo "|---|---|"
echo "| first start on an empty directory (migrate, load the demonstration set) to the first page | $empty ms |"
echo "| later start to the first page | $again ms |"
echo "| memory idle | $idle |"

curl -sf -H 'Accept-Encoding: br' "http://127.0.0.1:$port/" -o "$work/page.br"
cat >"$work/nginx.conf" <<N
worker_processes 2; pid $work/nginx.pid; error_log $work/nginx.log; daemon on;
events { worker_connections 512; }
http { access_log off; keepalive_requests 1000000; client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server { listen 127.0.0.1:$peer; root $work; default_type text/html; location / { add_header Content-Encoding br; } } }
N
nginx -c "$work/nginx.conf" -p "$work"
ours=() theirs=()
for _ in 1 2 3 4 5; do theirs+=("$(rate "http://127.0.0.1:$peer/page.br")"); ours+=("$(rate "http://127.0.0.1:$port/")"); done
a=$(median "${ours[@]}") b=$(median "${theirs[@]}")
echo "| cached home page, $(wc -c <"$work/page.br") bytes of brotli | $a requests/s, nginx with the same bytes $b requests/s: ratio $(awk "BEGIN{printf \"%.2f\", $a/$b}") |"
echo "| memory after that load | $(memory) |"
echo; echo "| page | bytes transferred (brotli) | of it style and script |"; echo "|---|---|---|"
for page in / /guide /rules /catalogue /catalogue/1 /reports /reports/2018 /requests '/search?q=%E8%A1%A5%E8%B4%B4'; do
  html=$(curl -s -H 'Accept-Encoding: br' "http://127.0.0.1:$port$page" | wc -c)
  rest=0
  for part in $(curl -s "http://127.0.0.1:$port$page" | grep -oE '(href|src)="[^"]+\.(css|js|svg)[^"]*"' | sed -E 's/^[a-z]+="([^"]+)"/\1/' | sort -u); do
    rest=$((rest + $(curl -s -H 'Accept-Encoding: br' "http://127.0.0.1:$port$part" | wc -c)))
  done
  echo "| \`$page\` | $((html + rest)) | $rest |"
done
