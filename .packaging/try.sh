#!/bin/sh
# Tries what dist.sh has made, each package in a bare Debian: installs it, asks its version, takes a lesson, trains,
# opens the prompt, removes it, and looks for what is left. As root: try.sh [SUITE [MIRROR]]
set -eu
suite=${1:-bookworm}
mirror=${2:-http://deb.debian.org/debian}
# Mounts are gone with the namespace.
if [ -z "${STRIDER_TRYING:-}" ]; then
  STRIDER_TRYING=1 exec unshare -m sh "$0" "$suite" "$mirror"
fi
folder=$(pwd)/.build/dist
version=$(basename "$folder"/strider_*.deb | cut -d _ -f 2)
work=$(mktemp -d)
trap 'umount -R "$work/root/dev" "$work/root/proc" "$work/layer/proc" 2>/dev/null; rm -rf "$work"' EXIT
root=$work/root

debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$work/log" 2>&1 \
  || { tail -n 20 "$work/log" >&2; exit 1; }
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
chroot "$root" useradd -m student
mkdir "$root/packages"
cp "$folder"/* "$root/packages/"

# A line in the root, by its administrator or by a user without rights.
admin() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive sh -ec "$1"; }
user() {
  chroot --userspec=student --groups= "$root" \
    env -i HOME=/home/student LANG=C.UTF-8 TERM=xterm PATH="/home/student/.local/bin:/usr/bin:/bin" sh -ec "cd; $1"
}

# What every package must do for a user, its program being on the path.
# shellcheck disable=SC2016 # What stands in single quotes is for the shell in the root.
use() {
  user "strider --version | grep -q '$version'"
  user 'test "$(strider eval "conv2d([3 1 2; 2 4 0; 1 3 6], [1 2; 0 -1])[1, 0]")" = 7'
  user 'strider lesson 01 --transcript | grep -q .'
  user 'strider lessons --language zh | grep -q 图像'
  user 'strider train --epochs 1 --save m.safetensors | grep -q saved && strider evaluate m.safetensors | grep -q .'
  user 'printf "6*7\nquit\n" | script -qec strider /dev/null | grep -q 42'
  user 'rm -rf m.safetensors .local/state .config .cache; rmdir .local 2>/dev/null || true'
}
# The files that are there, but for what the system itself writes down.
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./var -o -path ./tmp -o -path ./packages \) -prune \
    -o -print | sort)
}
# Nothing may be left of a package.
gone() {
  files > "$work/after"
  if ! diff "$work/before" "$work/after" > "$work/left"; then
    echo "$1 leaves something behind:" >&2
    head -n 20 "$work/left" >&2
    exit 1
  fi
  echo "$suite: $1 installs, works and goes"
}

if command -v qemu-x86_64 >/dev/null; then
  mkdir "$work/program"
  tar -C "$work/program" -xzf "$folder"/strider-"$version"-linux-*.tar.gz --strip-components=1
  sh .packaging/processors.sh "$work/program/bin/strider"
else
  echo "other processors are not tried: there is no qemu-user" >&2
fi

files > "$work/before"
user "mkdir -p .local && tar -xzf /packages/strider-$version-linux-*.tar.gz --strip-components=1 -C .local"
use
user 'rm -r .local'
gone 'the tarball'

admin 'dpkg -i /packages/strider_*.deb >/dev/null'
use
admin 'dpkg -P strider >/dev/null'
gone 'the Debian package'

admin 'apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1'
files > "$work/before"
user 'python3 -m venv .local && .local/bin/pip install -q --no-index /packages/strider_cnn-*.whl'
use
# pip removes files, and lets folders stay.
user '.local/bin/pip uninstall -q -y strider-cnn && ! find .local -type f -path "*strider*" | grep . && rm -r .local'
gone 'the wheel'

mkdir "$work/image" "$work/layer"
tar -C "$work/image" -xf "$folder"/strider-*-oci-*.tar
for blob in "$work"/image/blobs/sha256/*; do
  # The layer is the one that is packed.
  if gzip -t "$blob" 2>/dev/null; then tar -C "$work/layer" -xzf "$blob"; fi
done
# Swift learns its arguments from /proc, which every container has.
mount -t proc proc "$work/layer/proc"
image() { chroot --userspec=1000:1000 "$work/layer" /usr/bin/strider "$@"; }
image --version | grep -q "$version"
test "$(image eval '6*7')" = 42
image lesson 01 --transcript | grep -q .
echo "$suite: the image works"
