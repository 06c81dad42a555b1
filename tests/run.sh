#!/usr/bin/env bash
# Installs what the whole suite needs where it is missing (Debian or Ubuntu: chromium, fonts, postgresql), starts a throwaway
# PostgreSQL, runs every test project, and ends with the line "N passed, N failed".
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
work=$(mktemp -d)
results=$work/results

install_packages() {
    local missing=()
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
    fc-list 2>/dev/null | grep -qi 'NotoSansCJK' || missing+=(fonts-noto-cjk fontconfig)
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
    [ ${#missing[@]} -eq 0 ] && return
    local sudo=''
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    echo "Installing: ${missing[*]}"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/install.log" 2>&1 ||
        { tail -20 "$work/install.log"; echo "Some packages could not be installed; the tests that need them will say so."; }
}

start_postgres() {
    local bin user=() port=$((20000 + RANDOM % 10000))
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    [ -n "$bin" ] || return
    chmod 711 "$work"
    mkdir -p "$work/pg"
    if [ "$(id -u)" -eq 0 ]; then
        # PostgreSQL refuses to run as root.
        chown postgres "$work/pg"
        user=(runuser -u postgres --)
    fi
    "${user[@]}" "$bin/initdb" -D "$work/pg/data" -U madoguchi -A trust -E UTF8 --locale=C.UTF-8 >"$work/pg.log" 2>&1 &&
        "${user[@]}" "$bin/pg_ctl" -D "$work/pg/data" -w -l "$work/pg/server.log" \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/pg" start >>"$work/pg.log" 2>&1 ||
        { tail -5 "$work/pg.log"; echo "PostgreSQL did not start; its tests will be skipped."; return; }
    stop_postgres=("${user[@]}" "$bin/pg_ctl" -D "$work/pg/data" -m immediate stop)
    export MADOGUCHI_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=madoguchi;Database=postgres"
}

stop_postgres=(true)
trap '"${stop_postgres[@]}" >/dev/null 2>&1; rm -rf "$work"' EXIT
install_packages
start_postgres
MADOGUCHI_TEST_CHROMIUM=$(command -v chromium || command -v google-chrome || true)
export MADOGUCHI_TEST_CHROMIUM

passed=0 failed=0
dotnet build Chatbot.sln -c Release -v quiet || failed=1
if [ "$failed" -eq 0 ]; then
    # One project after the other: the browser tests and the crash tests want the machine for themselves.
    for project in tests/*.Tests/*.Tests.csproj; do
        name=$(basename "$project" .csproj)
        echo "== $name"
        log=$work/$name.log
        dotnet test "$project" -c Release --no-build --results-directory "$results" --logger "console;verbosity=normal" >"$log" 2>&1
        code=$?
        grep -E '^\s*(Skipped |Failed |Error Message|Passed!|Failed!)' "$log" | head -100
        p=$(sed -nE 's/^ *Passed: *([0-9]+)$/\1/p' "$log" | tail -1)
        f=$(sed -nE 's/^ *Failed: *([0-9]+)$/\1/p' "$log" | tail -1)
        if [ "$code" -ne 0 ]; then
            [ "${f:-0}" -gt 0 ] || f=1
            grep -vE '^\s*Passed ' "$log" | tail -80
        fi
        passed=$((passed + ${p:-0}))
        failed=$((failed + ${f:-0}))
    done
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
