#!/bin/sh
# Makes a Debian package of a tree: deb.sh TREE VERSION FOLDER; MAINTAINER is whom it names.
set -eu
tree=$1
version=$2
folder=$3
maintainer=${MAINTAINER:-The authors of Strider <strider@users.noreply.example.org>}
machine=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

install -d "$root/DEBIAN" "$root/usr"
cp -R "$tree/." "$root/usr/"
documents=$root/usr/share/doc/strider
# Where Debian looks for them.
install -d "$root/usr/share/zsh/vendor-completions"
mv "$root/usr/share/zsh/site-functions/_strider" "$root/usr/share/zsh/vendor-completions/"
rmdir "$root/usr/share/zsh/site-functions"
find "$root/usr/share/man" -name '*.1' -exec gzip -9n {} +
{
  echo 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/'
  echo 'Upstream-Name: strider'
  echo 'Comment: What is linked into the program, with its licences, stands in LIBRARIES beside this file.'
  echo
  echo 'Files: *'
  echo "Copyright: $(date -u -d "@$SOURCE_DATE_EPOCH" +%Y) The authors of Strider"
  echo 'License: Apache-2.0'
  echo ' On Debian systems, the full text of the Apache License, Version 2.0 is in'
  echo ' /usr/share/common-licenses/Apache-2.0.'
} > "$documents/copyright"
rm "$documents/LICENSE"
date=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
{
  echo "strider ($version) unstable; urgency=low"
  echo
  echo '  * The changes stand in CHANGELOG.md.'
  echo
  echo " -- $maintainer  $date"
} | gzip -9n > "$documents/changelog.gz"
install -d "$root/usr/share/lintian/overrides"
{
  echo '# One program that runs wherever the C library is new enough, from the tarball and the wheel as well.'
  echo 'strider: embedded-library *'
} > "$root/usr/share/lintian/overrides/strider"
find "$root" -type f -exec chmod 644 {} +
find "$root" -type d -exec chmod 755 {} +
chmod 755 "$root/usr/bin/strider"

{
  echo 'Package: strider'
  echo "Version: $version"
  echo "Architecture: $machine"
  echo "Maintainer: $maintainer"
  echo "Installed-Size: $(du -k -s "$root/usr" | cut -f 1)"
  echo "Depends: libc6 (>= $(sh .packaging/glibc.sh "$root/usr/bin/strider"))"
  echo 'Section: education'
  echo 'Priority: optional'
  echo 'Description: take convolutional networks apart by hand'
  echo ' Every window, product, sum and gradient of a convolutional network, on matrices'
  echo ' small enough to check: a prompt that understands the notation of textbooks and'
  echo ' of PyTorch, NumPy and MATLAB, step-by-step explanations, lessons in English and'
  echo ' Chinese, and training of small networks.'
} > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -exec md5sum {} +) | sort -k 2 > "$root/DEBIAN/md5sums"
chmod 644 "$root/DEBIAN/md5sums" "$root/DEBIAN/control"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz -b "$root" "$folder/strider_${version}_$machine.deb"
