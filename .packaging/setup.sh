#!/bin/sh
# Looks for what the build needs, and says or installs what is missing. Swift comes first: without it
# nothing is installed. The packages' names come from the Makefile, a list for each kind of system.
#
#   SWIFT                              the compiler's command
#   DEBIAN FEDORA ARCH SUSE BREW       packages with the headers of the libraries
#   SWIFT_DEBIAN                       what Swift itself needs on a bare Debian or Ubuntu
#   OS_RELEASE                         names the system; /etc/os-release
set -u

system=$(uname -s)
if [ "$system" = Linux ]; then
  # ID_LIKE lets a descendant be known by its parent.
  # shellcheck disable=SC1090
  system=$(. "${OS_RELEASE:-/etc/os-release}" 2>/dev/null && echo "${ID:-} ${ID_LIKE:-}") || system=
fi
case " $system " in
  *" debian "* | *" ubuntu "*) kind=debian ;;
  *" fedora "* | *" rhel "*) kind=fedora ;;
  *" arch "*) kind=arch ;;
  *" suse "* | *" opensuse "*) kind=suse ;;
  *" alpine "*) kind=alpine ;;
  *" Darwin "*) kind=macos ;;
  *) kind=other ;;
esac

# Swift is asked to run, not only looked for; the linker as well, because Swift calls it.
if ! said=$("$SWIFT" --version 2>&1 && ld -v 2>&1); then
  echo "Strider is built with Swift 6.2 or later, and '$SWIFT' does not run here:"
  echo "$said" | sed -n 's/^/  /;1,2p'
  if [ $kind = alpine ]; then
    echo "Swift has no release for Alpine, nor does a program built elsewhere run on its C library."
    echo "Use a container of another system; README tells how one of Strider is made."
  else
    echo "Get it from https://swift.org/install (on Linux by swiftly, which names its packages)."
  fi
  if [ $kind = debian ]; then echo "On Debian and Ubuntu it needs: $SWIFT_DEBIAN"; fi
  echo "Nothing was installed."
  exit 1
fi
version=$(echo "$said" | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
case "$version" in
  [0-5].* | 6.[01])
    echo "Strider is built with Swift 6.2 or later; this is $version: https://swift.org/install"
    exit 1 ;;
esac

has() {
  case $kind in
    debian) dpkg -s "$1" 2>/dev/null | grep -q '^Status: .* installed$' ;;
    fedora | suse) rpm -q "$1" >/dev/null 2>&1 ;;
    arch) pacman -Qq "$1" >/dev/null 2>&1 ;;
    macos) brew list "$1" >/dev/null 2>&1 ;;
  esac
}

command=
case $kind in
  debian) packages=$DEBIAN command='apt-get install -y -qq --no-install-recommends' ;;
  fedora) packages=$FEDORA command='dnf install -y -q --setopt=install_weak_deps=False' ;;
  suse) packages=$SUSE command='zypper --non-interactive --quiet install --no-recommends' ;;
  arch) packages=$ARCH command='pacman -S --noconfirm --needed' ;;
  macos) packages=$BREW command='brew install' ;;
  *) packages= ;;
esac
missing=
for package in $packages; do
  has "$package" || missing="$missing $package"
done

if [ -z "$packages" ]; then
  # Nothing is known of this system but what pkg-config says.
  sed -n 's/.*pkgConfig: "\([^"]*\)".*/\1/p' Package.swift | while read -r library; do
    pkg-config --exists "$library" 2>/dev/null \
      || echo "not found by pkg-config: $library (README names its package)"
  done
  exit 0
fi
[ -n "$missing" ] || exit 0

echo "missing:$missing"
run=
if [ $kind != macos ] && [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "as root: $command$missing"
    exit 1
  fi
  run=sudo
fi
if [ $kind = debian ]; then $run apt-get update -qq || exit 1; fi
# The names and the words of the command are meant to be split.
# shellcheck disable=SC2086
exec $run env DEBIAN_FRONTEND=noninteractive $command $missing
