#!/usr/bin/env bash
# Fetches the source of Dear ImGui (1.92 or newer) from Debian's `forky` suite into .deps/imgui-<version>.
#
# Only source indexes are read, through a private apt configuration below .deps/apt: the machine's own
# sources, pins and package lists stay as they are. The mirror is the one that the machine uses already,
# and the signature is checked with the system's Debian keyring. Prints the folder on standard output;
# explanations go to standard error.
set -euo pipefail
umask 022

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deps=$root/.deps
suite=forky
minimum=1.92
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

say() { printf 'imgui: %s\n' "$*" >&2; }

newest_fetched() {
  local folder
  for folder in $(ls -d "$deps"/imgui-* 2>/dev/null | sort -rV); do
    [ -f "$folder/imgui.h" ] && { printf '%s\n' "$folder"; return 0; }
  done
  return 1
}

# The address of the Debian archive that this machine uses for its own release.
debian_site() {
  local codename
  codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' 2>/dev/null |
    awk -v name="$codename" '$2 == name { print $1; exit }'
}

if newest_fetched; then exit 0; fi

for tool in apt-get dpkg-source; do
  command -v "$tool" >/dev/null || { say "$tool is not here; the source package cannot be fetched"; exit 1; }
done
[ -f "$keyring" ] || { say "the keyring of Debian's archive is not here"; exit 1; }
site=$(debian_site)
[ -n "$site" ] || { say "no Debian archive among this machine's package sources"; exit 1; }

private=$deps/apt
mkdir -p "$private"/{state/lists/partial,cache/archives/partial,etc/preferences.d,etc/trusted.gpg.d}
printf 'deb-src [signed-by=%s] %s %s main\n' "$keyring" "$site" "$suite" > "$private/etc/sources.list"
: > "$private/status"
# Everything that apt would read or write is redirected; proxies and certificates stay the machine's own.
options=(
  -o Dir::State="$private/state" -o Dir::State::status="$private/status" -o Dir::Cache="$private/cache"
  -o Dir::Etc::sourcelist="$private/etc/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts="$private/etc/preferences.d"
  -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User="$(id -un)" -q
)
say "reading the source index of Debian's $suite"
apt-get "${options[@]}" update >&2

work=$(mktemp -d "$deps/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get "${options[@]}" --only-source source "imgui/$suite" >&2) ||
  { say "Debian's $suite gave no source package imgui"; exit 1; }

header=$(find "$work" -maxdepth 2 -name imgui.h | head -n 1)
[ -n "$header" ] || { say "the source package holds no imgui.h"; exit 1; }
version=$(sed -n 's/^#define IMGUI_VERSION *"\([^"]*\)".*/\1/p' "$header")
if [ "$(printf '%s\n%s\n' "$minimum" "$version" | sort -V | head -n 1)" != "$minimum" ]; then
  say "found $version, but $minimum or newer is needed"
  exit 1
fi
mv "$(dirname "$header")" "$deps/imgui-$version"
rm -rf "$private"
say "version $version is in .deps/imgui-$version"
printf '%s\n' "$deps/imgui-$version"
