# Debian packages that the scripts need. Sourced, not run.

say() { printf '%s\n' "rusuban: $*"; }

# Prints those of the given packages that are not installed.
missing_packages() {
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || printf '%s ' "$package"
  done
}

# Runs a command as root: directly, or through sudo where that asks nothing. Fails where neither is possible.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

# Asks nothing, removes nothing (a machine's own mail server stays), adds nothing that was not asked for.
apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-remove "$@"
}

# While a long command runs, a line now and then says that it does. The line's writer does not hear Ctrl-C (a shell
# keeps it from what it starts with &), so we end it; if we are killed, it notices. It must not keep setup's lock (9).
with_progress() {
  (exec 9>&-; while sleep 20 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do say '… still at it'; done) &
  ticker=$!
  trap 'kill "$ticker" 2>/dev/null' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  status=0
  "$@" || status=$?
  kill "$ticker" 2>/dev/null || true
  trap - EXIT INT TERM HUP
  return "$status"
}

# Installs what is missing of the given packages. Fails when one of them cannot be had.
need_packages() {
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  say "installing Debian packages: $missing"
  # shellcheck disable=SC2086 # a list of words
  if with_progress without_output apt_install $missing 2>/dev/null; then return 0; fi
  as_root apt-get update -q >/dev/null 2>&1 || true
  # shellcheck disable=SC2086
  with_progress without_output apt_install $missing
}

without_output() { "$@" >/dev/null; }

# Installs a server whose program the tests start themselves: its service runs neither now nor after the next start.
# $2: name of the service, where it is not that of the package.
need_program() {
  [ -n "$(missing_packages "$1")" ] || return 0
  policy=/usr/sbin/policy-rc.d
  made=no
  if [ ! -e "$policy" ] && printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null 2>&1; then
    made=yes
    as_root chmod 755 "$policy"
  fi
  status=0
  need_packages "$1" || status=$?
  [ "$made" = no ] || as_root rm -f "$policy"
  as_root systemctl disable "${2:-$1}" >/dev/null 2>&1 || true
  return "$status"
}
